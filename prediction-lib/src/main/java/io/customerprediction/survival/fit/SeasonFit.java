package io.customerprediction.survival.fit;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.Season;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The season of the year ahead: how each month stood out, in earlier years, from the months before the same date, once the
 * shop's growth is taken off. Months are counted back from the last day, as those of {@link ActivityCalendar}.
 *
 * <p>It is read from the purchases of the whole shop, new customers included. What the same customers did says less: in a
 * busy season the shop also wins customers who come but once, and per customer it looks quieter than it was.
 */
public final class SeasonFit {
    private static final int YEAR = 12;
    /** A log's first months are left out: it may meet a shop's customers one after the other. */
    private static final int RUN_IN = 3;

    private static final int FEWEST_MONTHS_BEFORE = 3;

    /** A shorter log gives no season, however regular its customers. */
    public static final int FEWEST_DAYS =
            (int) Math.ceil((RUN_IN + YEAR + FEWEST_MONTHS_BEFORE) * ActivityCalendar.MONTH);

    private static final double MEMORY = 0.5;
    private static final double PRIOR_PURCHASES = 5;
    private static final double NOISE = 0.15;

    /** Logarithm of the purchases of each month, the latest first. */
    private final double[] months;

    private SeasonFit(double[] months) {
        this.months = months;
    }

    /** The season of the year after {@code end}, or none where the log does not reach back far enough. */
    public static Season of(PurchaseLog log, int first, int end) {
        SeasonFit fit = new SeasonFit(months(log, first, end));
        LocalDate date = LocalDate.ofEpochDay(end);
        return fit.months.length < YEAR + FEWEST_MONTHS_BEFORE ? Season.none(date) : fit.ahead(date);
    }

    private static double[] months(PurchaseLog log, int first, int end) {
        double[] purchases = new double[(int) ((end - first + 1) / ActivityCalendar.MONTH)];
        for (int i = 0; i < log.size(); i++) {
            Cancellation.check();
            CustomerHistory history = log.history(i);
            for (int k = 0; k < history.size() && history.day(k) <= end; k++) {
                int month = (int) ((end - history.day(k)) / ActivityCalendar.MONTH);
                if (history.orders(k) > 0 && month < purchases.length) {
                    purchases[month]++;
                }
            }
        }
        return Arrays.stream(purchases)
                .limit(Math.max(0, purchases.length - RUN_IN))
                .map(count -> Math.log(count + PRIOR_PURCHASES))
                .toArray();
    }

    private Season ahead(LocalDate date) {
        double growth = growth();
        double[] sum = new double[YEAR];
        int years = 0;
        for (int from = YEAR; from + FEWEST_MONTHS_BEFORE <= months.length; from += YEAR) {
            double before = before(from);
            for (int m = 0; m < YEAR; m++) {
                // the months before are about one month old on average, by their weights
                sum[m] += months[from - 1 - m] - before - growth * (m + 2) / YEAR;
            }
            years++;
        }
        double noise = NOISE / Math.sqrt(years);
        int n = years;
        return new Season(
                date,
                DoubleStream.of(sum)
                        .map(effects -> beyondNoise(effects / n, noise))
                        .boxed()
                        .toList());
    }

    /** Logarithmic growth in a year: the months that are known in two years running, compared. */
    private double growth() {
        int pairs = months.length - YEAR;
        double sum = 0;
        for (int m = 0; m < pairs; m++) {
            sum += months[m] - months[m + YEAR];
        }
        return sum / pairs;
    }

    /** The level of the months before month {@code from}, a month counting half as much as the one after it. */
    private double before(int from) {
        double sum = 0;
        double weights = 0;
        for (int m = from; m < months.length; m++) {
            double weight = Math.pow(1 - MEMORY, m - from);
            sum += weight * months[m];
            weights += weight;
        }
        return sum / weights;
    }

    /**
     * What is within the noise of a figure counts as nothing, and what is beyond is drawn towards it (James and Stein 1961,
     * the positive part).
     */
    private static double beyondNoise(double effect, double noise) {
        return effect == 0 ? 0 : effect * Math.max(0, 1 - noise * noise / (effect * effect));
    }
}
