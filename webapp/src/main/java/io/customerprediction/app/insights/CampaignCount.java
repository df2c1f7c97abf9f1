package io.customerprediction.app.insights;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.audiences.StoredCampaign.Count;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Counts what the customers of campaigns did, in the groups that they were assigned to. */
final class CampaignCount {
    private static final int DRAWS = 500;
    private static final double[] NONE = {Double.NaN, Double.NaN};

    private CampaignCount() {}

    /**
     * Counts every campaign that has begun and was not counted to its end.
     *
     * @param until the last day of the log that is complete
     */
    static void all(Store store, PurchaseLog log, LocalDate until) {
        for (StoredCampaign campaign : store.campaigns().unfinished()) {
            if (until.isAfter(campaign.firstDay())) {
                boolean isFinal = !until.isBefore(campaign.lastDay());
                store.campaigns().count(campaign, count(store, log, campaign, isFinal ? campaign.lastDay() : until));
            }
        }
    }

    private static Count count(Store store, PurchaseLog log, StoredCampaign campaign, LocalDate until) {
        int after = (int) campaign.firstDay().toEpochDay();
        int days = (int) until.toEpochDay() - after;
        Group contacted = new Group();
        Group heldOut = new Group();
        store.campaigns().forEachMember(campaign, member -> {
            OptionalInt number = log.find(member.customerId());
            if (number.isPresent()) {
                (member.heldOut() ? heldOut : contacted).add(log.history(number.getAsInt()), after, days);
            }
        });
        double[] interval = log.hasAmounts() ? difference(contacted.spend(), heldOut.spend(), campaign.id()) : NONE;
        return new Count(
                until,
                !until.isBefore(campaign.lastDay()),
                contacted.returned,
                heldOut.returned,
                log.hasAmounts() ? mean(contacted.spend()) : Double.NaN,
                log.hasAmounts() ? mean(heldOut.spend()) : Double.NaN,
                interval[0],
                interval[1]);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** One of the two groups. */
    private static final class Group {
        private final DoubleStream.Builder spends = DoubleStream.builder();
        private double @Nullable [] built;
        private int returned;

        void add(CustomerHistory history, int after, int days) {
            double spend = 0;
            for (int k = history.size() - 1; k >= 0 && history.day(k) > after; k--) {
                spend += history.day(k) <= after + days ? history.amount(k) : 0;
            }
            spends.add(spend);
            returned += FollowUp.hasReturned(history, after, days) ? 1 : 0;
        }

        double[] spend() {
            double[] array = built == null ? spends.build().toArray() : built;
            built = array;
            return array;
        }
    }

    /** The 95 % interval of the difference of two means, by drawing the customers of each group with replacement. */
    private static double[] difference(double[] ours, double[] theirs, long seed) {
        if (ours.length < 2 || theirs.length < 2) {
            return NONE;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[DRAWS];
        Arrays.setAll(drawn, draw -> drawnMean(ours, random) - drawnMean(theirs, random));
        Arrays.sort(drawn);
        return new double[] {drawn[(int) (0.025 * DRAWS)], drawn[(int) (0.975 * DRAWS)]};
    }

    private static double drawnMean(double[] values, SplittableRandom random) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }
}
