package io.customerprediction.app.store.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;

/**
 * The calendar months that the sales of a scoring are summed up by, each as its number from the year 0 on.
 *
 * @param asOf the last day that is known
 * @param ahead how many months after that of the as-of date are looked at
 */
record Months(LocalDate asOf, int ahead) {
    /** So many months of first purchases stand by themselves; earlier ones are together. */
    static final int COHORTS = 24;

    /** So many months of the past are summed up. */
    static final int PAST = 36;

    private static final int MOST_AHEAD = 6;

    /** Months that begin within the horizon, {@value #MOST_AHEAD} at the most. */
    static Months of(LocalDate asOf, int horizonDays) {
        YearMonth next = YearMonth.from(asOf).plusMonths(1);
        int ahead = 0;
        while (ahead < MOST_AHEAD && days(asOf, next.plusMonths(ahead).atDay(1)) <= horizonDays) {
            ahead++;
        }
        return new Months(asOf, ahead);
    }

    static int number(LocalDate day) {
        return Math.toIntExact(day.getLong(ChronoField.PROLEPTIC_MONTH));
    }

    static int number(int epochDay) {
        return number(LocalDate.ofEpochDay(epochDay));
    }

    static YearMonth month(int number) {
        return YearMonth.of(Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
    }

    /** The month of the as-of date. */
    int current() {
        return number(asOf);
    }

    /** The earliest month of first purchases that stands by itself. */
    int firstCohort() {
        return current() - COHORTS + 1;
    }

    /** Days after the as-of date after which a month begins; 0 in the month of the as-of date. */
    int start(int monthsAhead) {
        return monthsAhead == 0 ? 0 : days(asOf, month(current() + monthsAhead).atDay(1)) - 1;
    }

    /** The last day of a month, in days after the as-of date. */
    int end(int monthsAhead) {
        return days(asOf, month(current() + monthsAhead).atEndOfMonth());
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) (to.toEpochDay() - from.toEpochDay());
    }
}
