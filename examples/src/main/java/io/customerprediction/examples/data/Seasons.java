package io.customerprediction.examples.data;

import java.time.LocalDate;

/** How busy each day is; 1 is a common day. */
final class Seasons {
    private static final double[] WEEKDAY = {0.95, 1.0, 1.05, 1.1, 1.2, 1.25, 0.45};
    private static final double[] MONTH = {0.75, 0.8, 0.95, 1.0, 1.05, 0.95, 0.85, 0.8, 1.05, 1.15, 1.45, 1.6};
    private static final double AFTER_CHRISTMAS = 0.3;

    /** Who buys presents feels each season this many times as strongly. */
    private static final double FOR_GIFTS = 4;

    private final double[] common;
    private final double[] gifts;

    Seasons(LocalDate first, int days) {
        common = new double[days];
        gifts = new double[days];
        for (int i = 0; i < days; i++) {
            LocalDate date = first.plusDays(i);
            double month = month(date);
            double weekday = WEEKDAY[date.getDayOfWeek().getValue() - 1];
            common[i] = weekday * month;
            gifts[i] = weekday * StrictMath.pow(month, FOR_GIFTS);
        }
    }

    private static double month(LocalDate date) {
        boolean holidays = date.getMonthValue() == 12 && date.getDayOfMonth() > 23;
        return holidays ? AFTER_CHRISTMAS : MONTH[date.getMonthValue() - 1];
    }

    /**
     * The day on which so many common days have passed since a day: sooner where it is busy, later where it is quiet.
     *
     * @return at least one day later; the number of days in all if the wait does not end before
     */
    int after(int day, double wait, Kind kind) {
        double[] busy = kind == Kind.GIFTS ? gifts : common;
        double left = wait;
        int later = day + 1;
        while (later < busy.length && (left -= busy[later]) > 0) {
            later++;
        }
        return Math.min(later, busy.length);
    }
}
