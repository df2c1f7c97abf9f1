package io.customerprediction.app.insights;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many orders a log has on each day, so that days of which orders are missing are noticed. Immutable. */
public final class DailyOrders {
    private static final int WEEKS = 8;
    private static final int WEEK = 7;

    /** Days with fewer than this share of what is usual are low. */
    private static final double LOW = 0.1;

    /** So many orders must be missing in a row of low days: fewer may be missing by chance. */
    private static final double NOTABLE = 20;

    private final int first;
    private final int[] orders;

    private DailyOrders(int first, int[] orders) {
        this.first = first;
        this.orders = orders;
    }

    /** The orders of every day of a log. */
    public static DailyOrders of(PurchaseLog log) {
        DailyOrders daily = new DailyOrders(log.firstDay(), new int[log.lastDay() - log.firstDay() + 1]);
        for (int i = 0; i < log.size(); i++) {
            daily.add(log.history(i));
        }
        return daily;
    }

    /** The orders of every day of a data set that is stored. */
    public static DailyOrders of(Store store, DataSet data) {
        int first = (int) data.firstDay().toEpochDay();
        DailyOrders daily = new DailyOrders(first, new int[(int) data.lastDay().toEpochDay() - first + 1]);
        store.forEachCustomer(data, (number, id, history) -> daily.add(history));
        return daily;
    }

    private void add(CustomerHistory history) {
        for (int k = 0; k < history.size(); k++) {
            orders[history.day(k) - first] += history.orders(k);
        }
    }

    /** Orders of a day; 0 outside of the log. */
    public int on(int epochDay) {
        return epochDay < first || epochDay >= first + orders.length ? 0 : orders[epochDay - first];
    }

    /** The median of the same weekday in the {@value #WEEKS} weeks before; of fewer weeks at the log's beginning. */
    public double usual(int epochDay) {
        int known = Math.min(WEEKS, Math.max(0, (epochDay - first) / WEEK));
        int[] before = new int[known];
        for (int week = 1; week <= known; week++) {
            before[week - 1] = on(epochDay - WEEK * week);
        }
        Arrays.sort(before);
        return known == 0 ? 0 : (before[(known - 1) / 2] + before[known / 2]) / 2.0;
    }

    /**
     * Days in a row of which orders are missing: on each there are fewer than a tenth of what is usual on these weekdays.
     *
     * @param from the first day with fewer, in days from 1970-01-01
     * @param to the last one
     * @param missing how many orders too few these are in all
     */
    public record Gap(int from, int to, double missing) {
        /** Whether a day is in it. */
        public boolean contains(int epochDay) {
            return epochDay >= from && epochDay <= to;
        }
    }

    /**
     * Where {@value #NOTABLE} orders or more are missing, the earliest first. A shop that closes for a week looks the same.
     *
     * @param from the first day looked at
     * @param to the last one
     */
    public List<Gap> gaps(int from, int to) {
        List<Gap> gaps = new ArrayList<>();
        Gap open = new Gap(from, from - 1, 0);
        for (int day = from; day <= to + 1; day++) {
            double usual = usual(day);
            if (day <= to && on(day) <= LOW * usual) {
                // Days without orders on which none are usual do not begin or end one.
                if (usual > 0) {
                    open = new Gap(open.missing() > 0 ? open.from() : day, day, open.missing() + usual - on(day));
                }
            } else {
                if (open.missing() >= NOTABLE) {
                    gaps.add(open);
                }
                open = new Gap(day, day, 0);
            }
        }
        return gaps;
    }

    /** Whether orders are missing between two days; see {@link #gaps}. */
    public boolean isInterrupted(int from, int to) {
        return !gaps(from, to).isEmpty();
    }
}
