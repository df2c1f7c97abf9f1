package io.customerprediction.model;

import java.time.LocalDate;
import java.util.List;

/**
 * How busy the months ahead of a model's as-of date will be for a customer, against the pace of that date: what the log's
 * earlier years did in the same months, as far as that is certain. It runs a clock, seasonal time, in which hazards are
 * the same all year; curves are learnt on that clock and read on the calendar.
 *
 * @param asOf where the first month starts
 * @param logActivity natural logarithm of each of the twelve months' pace (each of 365/12 days); all 0 where the log
 *     tells no season. Repeats after a year.
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
        return new Season(asOf, java.util.Collections.nCopies(MONTHS, 0.0));
    }

    /** Whether some months are busier than others. */
    public boolean tells() {
        return logActivity.stream().anyMatch(a -> a != 0);
    }

    /**
     * When, on the calendar, the seasonal clock will have run for each of these times.
     *
     * @param times seasonal days, positive and ascending
     * @param from the date that both clocks start at
     * @return calendar days after {@code from}, one for each time
     */
    public double[] calendarDays(double[] times, LocalDate from) {
        double offset = Math.floorMod(from.toEpochDay() - asOf.toEpochDay(), 365L);
        double[] days = new double[times.length];
        double day = offset;
        double passed = 0;
        for (int k = 0; k < times.length; ) {
            double end = (Math.floor(day / MONTH + 1e-9) + 1) * MONTH;
            double pace = pace(day);
            if (passed + (end - day) * pace >= times[k]) {
                days[k] = day + (times[k] - passed) / pace - offset;
                k++;
            } else {
                passed += (end - day) * pace;
                day = end;
            }
        }
        return days;
    }

    private double pace(double day) {
        return Math.exp(logActivity.get((int) (day / MONTH + 1e-9) % MONTHS));
    }
}
