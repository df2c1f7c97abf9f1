package io.customerprediction.training;

import io.customerprediction.model.Season;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How busy the shop was in each month of the log, customer for customer: the purchases of a month over those that the
 * same customers would have made at the average pace, given when and how often they had bought before. Months are counted
 * back from the last day; each is a twelfth of 365 days, so that twelve blocks make a year.
 *
 * <p>It turns days into <em>seasonal time</em>, which runs fast in busy months: return times of different seasons become
 * comparable, and a curve learnt in seasonal time is read back for any month ahead (a time change of the hazard; see Cox
 * and Oakes 1984, chapter 5, on accelerated life).
 */
final class ActivityCalendar {
    static final double BLOCK = 365.0 / 12;

    private static final int PASSES = 2;
    private static final int FOLLOW_UP = 3;
    private static final double PRIOR_EVENTS = 5;
    private static final int YEAR = 12;
    private static final double MEMORY = 0.5;
    private static final int LEAST_MONTHS = 4;
    private static final double NOISE = 0.15;

    private final double[] logActivity;
    private final double[] expected;

    private ActivityCalendar(int blocks) {
        logActivity = new double[blocks];
        expected = new double[blocks];
    }

    /**
     * The calendar that the examples tell.
     *
     * @param examples of many as-of dates
     * @param group what kind of customer each row is, by recency and frequency
     * @param groups how many kinds
     * @param age days from each row's as-of date to the end of what is seen
     * @param span days from the first day of the log to its end
     */
    static ActivityCalendar fit(Examples examples, int[] group, int groups, int[] age, int span) {
        ActivityCalendar calendar = new ActivityCalendar((int) (span / BLOCK) + 2);
        for (int pass = 0; pass < PASSES; pass++) {
            calendar.refine(examples, group, groups, age);
        }
        double today = calendar.level(0);
        for (int b = 0; b < calendar.logActivity.length; b++) {
            calendar.logActivity[b] -= today;
        }
        return calendar;
    }

    private void refine(Examples examples, int[] group, int groups, int[] age) {
        LifeTable everyone = new LifeTable(1);
        LifeTable table = new LifeTable(groups);
        for (int i = 0; i < examples.size(); i++) {
            double time = seasonalTime(age[i], examples.days()[i]);
            everyone.add(0, time, examples.observed()[i], 1);
            table.add(group[i], time, examples.observed()[i], 1);
        }
        float[] curves = LeafCurves.of(table, BaseHazard.of(everyone));
        double[] seen = new double[logActivity.length];
        Arrays.fill(expected, 0);
        for (int i = 0; i < examples.size(); i++) {
            follow(curves, group[i], age[i], examples.days()[i], examples.observed()[i], seen);
        }
        update(seen);
    }

    /** Spreads what was expected of one row, and the purchase seen, over the months that followed its as-of date. */
    private void follow(float[] curves, int group, int age, int days, boolean observed, double[] seen) {
        double hazard = 0;
        double from = 0;
        int block = (int) Math.ceil(age / BLOCK) - 1;
        for (int step = 0; step <= FOLLOW_UP && block >= 0 && from < days; step++, block--) {
            double to = Math.min(days, age - block * BLOCK);
            double next = at(curves, group, seasonalTime(age, to));
            expected[block] += next - hazard;
            if (observed && days > from && days <= to) {
                seen[block]++;
            }
            hazard = next;
            from = to;
        }
    }

    private static double at(float[] curves, int group, double time) {
        double[] edges = LifeTable.EDGES;
        int base = group * LifeTable.BINS;
        int b = 0;
        while (b < LifeTable.BINS - 1 && edges[b + 1] < time) {
            b++;
        }
        double start = b == 0 ? 0 : curves[base + b - 1];
        double part = Math.min(1, (time - edges[b]) / (edges[b + 1] - edges[b]));
        return start + (curves[base + b] - start) * part;
    }

    private void update(double[] seen) {
        int oldest = 0;
        for (int b = 0; b < logActivity.length; b++) {
            if (expected[b] > 0) {
                logActivity[b] += Math.log((seen[b] + PRIOR_EVENTS) / (expected[b] + PRIOR_EVENTS));
                oldest = b;
            }
        }
        Arrays.fill(logActivity, oldest, logActivity.length, logActivity[oldest]);
    }

    /**
     * Seasonal days that pass in {@code days} calendar days from an as-of date on.
     *
     * @param age days from the as-of date to the end of the calendar, at least {@code days}
     */
    double seasonalTime(double age, double days) {
        return sinceEnd(age) - sinceEnd(Math.max(0, age - days));
    }

    private double sinceEnd(double age) {
        int last = (int) (age / BLOCK);
        double sum = 0;
        for (int b = 0; b < last; b++) {
            sum += BLOCK * Math.exp(logActivity[b]);
        }
        return sum + (age - last * BLOCK) * Math.exp(logActivity[last]);
    }

    /**
     * The season of the year ahead: how each month stood out, in earlier years, from the months before the same date. What
     * is within the noise of such a figure counts as nothing and what is beyond it is drawn towards it (James and Stein
     * 1961, the positive part).
     */
    Season ahead(LocalDate end) {
        double[] sum = new double[YEAR];
        int[] years = new int[YEAR];
        for (int start = YEAR; start < logActivity.length && known(start) >= LEAST_MONTHS; start += YEAR) {
            double level = level(start);
            for (int m = 0; m < YEAR; m++) {
                sum[m] += logActivity[start - 1 - m] - level;
                years[m]++;
            }
        }
        List<Double> months = new ArrayList<>();
        for (int m = 0; m < YEAR; m++) {
            months.add(years[m] == 0 ? 0.0 : beyondNoise(sum[m] / years[m], NOISE / Math.sqrt(years[m])));
        }
        return new Season(end, months);
    }

    private static double beyondNoise(double effect, double noise) {
        return effect == 0 ? 0 : effect * Math.max(0, 1 - noise * noise / (effect * effect));
    }

    /** The pace of the time just before block {@code from}, recent and well-known months counting most. */
    private double level(int from) {
        double sum = 0;
        double weights = 0;
        for (int b = from; b < logActivity.length; b++) {
            double weight = Math.pow(1 - MEMORY, b - from) * expected[b];
            sum += weight * logActivity[b];
            weights += weight;
        }
        return weights > 0 ? sum / weights : 0;
    }

    private int known(int from) {
        int months = 0;
        for (int b = from; b < logActivity.length; b++) {
            months += expected[b] > 0 ? 1 : 0;
        }
        return months;
    }
}
