package io.customerprediction.survival;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How busy the months ahead of a model's as-of date will be for a customer, against the pace of that date: what the log's
 * earlier years did in the same months, as far as that is certain. Hazards are learnt as if no month were busier than
 * another, and multiplied by the activity of the months ahead when a prediction is made.
 *
 * @param asOf where the first month starts
 * @param logActivity natural logarithm of each of the twelve months' pace (each of 365/12 days); all 0 where the log
 *     shows no season. Repeats after a year.
 */
public record Season(LocalDate asOf, List<Double> logActivity) {
    private static final int MONTHS = 12;
    private static final double MONTH = 365.0 / MONTHS;

    /**
     * Checks the months.
     *
     * @throws IllegalArgumentException unless there are twelve finite numbers
     */
    public Season {
        logActivity = List.copyOf(logActivity);
        if (logActivity.size() != MONTHS || !logActivity.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a season has 12 finite numbers, not " + logActivity);
        }
    }

    /** A year in which all months are the same. */
    public static Season none(LocalDate asOf) {
        return new Season(asOf, Collections.nCopies(MONTHS, 0.0));
    }

    /** Whether some months are busier than others. */
    public boolean hasEffect() {
        return logActivity.stream().anyMatch(a -> a != 0);
    }

    /**
     * How busy each part of the time ahead is on average: what hazards are multiplied by.
     *
     * @param ends of the parts in days after {@code from}, ascending; the first part starts at {@code from}
     * @param from any date; the months repeat every year
     * @param exponent the power to which the activity of a day counts, as {@link SeasonalResponse} gives it; 1 for the shop
     *     as a whole
     */
    public double[] activity(double[] ends, LocalDate from, double exponent) {
        double[] activity = new double[ends.length];
        if (!hasEffect()) {
            Arrays.fill(activity, 1);
            return activity;
        }
        double offset = Math.floorMod(from.toEpochDay() - asOf.toEpochDay(), 365L);
        double start = 0;
        for (int k = 0; k < ends.length; k++) {
            activity[k] = activeDays(offset + start, offset + ends[k], exponent) / (ends[k] - start);
            start = ends[k];
        }
        return activity;
    }

    /**
     * How busy the time from {@code from} to each of the ends is on average.
     *
     * @param ends in days after {@code from}, ascending
     * @param exponent as for {@link #activity}
     */
    public double[] activityUpTo(int[] ends, LocalDate from, double exponent) {
        double[] days = Arrays.stream(ends).asDoubleStream().toArray();
        double[] activity = activity(days, from, exponent);
        double sum = 0;
        for (int k = 0; k < days.length; k++) {
            sum += activity[k] * (days[k] - (k == 0 ? 0 : days[k - 1]));
            activity[k] = sum / days[k];
        }
        return activity;
    }

    private double activeDays(double from, double to, double exponent) {
        double days = 0;
        for (double day = from; day < to - 1e-9; ) {
            double monthEnd = Math.min(to, (Math.floor(day / MONTH + 1e-9) + 1) * MONTH);
            days += (monthEnd - day) * Math.exp(exponent * logPace(day));
            day = monthEnd;
        }
        return days;
    }

    private double logPace(double day) {
        return logActivity.get((int) (day / MONTH + 1e-9) % MONTHS);
    }
}
