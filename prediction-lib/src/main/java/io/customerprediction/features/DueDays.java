package io.customerprediction.features;

import static io.customerprediction.features.Feature.DAYS_PER_PURCHASE;
import static io.customerprediction.features.Feature.GAP_SPREAD;
import static io.customerprediction.features.Feature.MONTH_DAY_IN;
import static io.customerprediction.features.Feature.MONTH_DAY_SHARE;
import static io.customerprediction.features.Feature.USUAL_GAP;
import static io.customerprediction.features.Feature.WEEKDAY_IN;
import static io.customerprediction.features.Feature.WEEKDAY_SHARE;
import static io.customerprediction.features.Feature.YEAR_AGO_IN;

import io.customerprediction.history.CustomerHistory;
import java.time.LocalDate;
import java.util.Arrays;

/** When a customer would buy next by the own gaps, weekday, day of the month and season, up to an as-of date. */
final class DueDays {
    /** Older gaps say little about the next one. */
    private static final int GAPS = 12;

    private static final int YEAR = 365;
    private static final int YEARS = 3;
    private static final int NONE = 366;
    private static final int WEEK = 7;
    private static final int LONGEST_MONTH = 31;

    /** A purchase may be an hour before or after midnight: gaps are known to half a day. */
    private static final double HALF_DAY = 0.5;

    private static final double SPREAD_PRIOR = 2;
    /** From the 20th to the 80th percentile of a normal distribution, in standard deviations. */
    private static final double FIFTHS = 1.683;

    private final int asOf;
    private final int[] gaps = new int[GAPS];
    private int gapCount;
    private int purchaseDays;
    private final int[] weekdays = new int[WEEK];
    private final int[] monthDays = new int[LONGEST_MONTH + 1];
    private final int[] yearsAgoIn = new int[YEARS];

    private DueDays(int asOf) {
        this.asOf = asOf;
        Arrays.fill(yearsAgoIn, NONE);
    }

    static DueDays of(CustomerHistory history, int asOf) {
        DueDays due = new DueDays(asOf);
        int last = Integer.MIN_VALUE;
        for (int k = 0; k < history.size() && history.day(k) <= asOf; k++) {
            if (history.orders(k) > 0) {
                due.add(history.day(k), last);
                last = history.day(k);
            }
        }
        return due;
    }

    private void add(int day, int last) {
        if (purchaseDays > 0) {
            gaps[gapCount++ % GAPS] = day - last;
        }
        purchaseDays++;
        weekdays[Math.floorMod(day, WEEK)]++;
        monthDays[monthDay(day)]++;
        for (int year = 1; year <= YEARS; year++) {
            int after = day - (asOf - year * YEAR);
            if (after > 0 && after <= YEAR) {
                yearsAgoIn[year - 1] = Math.min(yearsAgoIn[year - 1], after);
            }
        }
    }

    private static int monthDay(int day) {
        // the day of the month in the civil calendar, without an object for each purchase (Hinnant, "chrono-compatible
        // low-level date algorithms", civil_from_days)
        int sinceMarch0000 = day + 719_468;
        int dayOfEra = Math.floorMod(sinceMarch0000, 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        return dayOfYear - (153 * month + 2) / 5 + 1;
    }

    void write(double[] row, int at) {
        int known = Math.min(GAPS, gapCount);
        int[] sorted = Arrays.copyOf(gaps, known);
        Arrays.sort(sorted);
        double usual = known == 0 ? row[at + DAYS_PER_PURCHASE.column()] : quantile(sorted, 0.5);
        row[at + USUAL_GAP.column()] = usual;
        row[at + GAP_SPREAD.column()] = spread(sorted);
        int weekday = most(weekdays);
        row[at + WEEKDAY_SHARE.column()] = (weekdays[weekday] + 2.0) / (purchaseDays + 14);
        row[at + WEEKDAY_IN.column()] = 1 + Math.floorMod(weekday - (asOf + 1), WEEK);
        int[] near = nearMonthDays();
        int monthDay = most(near);
        row[at + MONTH_DAY_SHARE.column()] = (near[monthDay] + 1.0) / (purchaseDays + 10);
        row[at + MONTH_DAY_IN.column()] = daysToMonthDay(monthDay);
        for (int year = 0; year < YEARS; year++) {
            row[at + YEAR_AGO_IN.column() + year] = yearsAgoIn[year];
        }
    }

    private static double quantile(int[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double above = sorted[Math.min(sorted.length - 1, below + 1)];
        return sorted[below] + (at - below) * (above - sorted[below]);
    }

    private static double spread(int[] sorted) {
        if (sorted.length == 0) {
            return 1;
        }
        double low = quantile(sorted, 0.2);
        double high = quantile(sorted, 0.8);
        double own = (Math.log(high + HALF_DAY) - Math.log(Math.max(HALF_DAY, low - HALF_DAY))) / FIFTHS;
        return Math.exp(sorted.length * Math.log(Math.min(3, own)) / (sorted.length + SPREAD_PRIOR));
    }

    private int[] nearMonthDays() {
        int[] near = new int[monthDays.length];
        for (int day = 1; day < near.length; day++) {
            int before = day == 1 ? LONGEST_MONTH : day - 1;
            int after = day == LONGEST_MONTH ? 1 : day + 1;
            near[day] = 3 * monthDays[day] + 2 * (monthDays[before] + monthDays[after]);
        }
        int best = most(near);
        int before = best <= 1 ? LONGEST_MONTH : best - 1;
        int after = best == LONGEST_MONTH ? 1 : best + 1;
        int[] counts = new int[monthDays.length];
        counts[best] = monthDays[best] + monthDays[before] + monthDays[after];
        return counts;
    }

    private int daysToMonthDay(int monthDay) {
        LocalDate tomorrow = LocalDate.ofEpochDay(asOf + 1L);
        int ahead = monthDay - tomorrow.getDayOfMonth();
        int days = ahead >= 0 ? ahead : ahead + tomorrow.lengthOfMonth();
        return 1 + Math.max(0, days);
    }

    private static int most(int[] counts) {
        int most = 0;
        for (int k = 1; k < counts.length; k++) {
            most = counts[k] > counts[most] ? k : most;
        }
        return most;
    }
}
