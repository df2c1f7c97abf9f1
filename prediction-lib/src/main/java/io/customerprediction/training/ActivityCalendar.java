package io.customerprediction.training;

import java.util.Arrays;

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

    double[] logActivity() {
        return logActivity.clone();
    }

    double[] expected() {
        return expected.clone();
    }
}
