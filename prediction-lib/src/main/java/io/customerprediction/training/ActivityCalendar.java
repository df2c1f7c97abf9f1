package io.customerprediction.training;

import io.customerprediction.forest.SurvivalCurve;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ProportionalHazards;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How busy the shop was in each month of the log, customer for customer: the purchases of a month over those that the
 * same customers would have made at the pace of the log's end, given all that was known of them before. Months are counted
 * back from the last day; each is a twelfth of 365 days, so that twelve make a year.
 *
 * <p>It comes of a Poisson regression in which the hazard is a base hazard times a factor of the customer times the
 * activity of the month; the last two are found in turns. With it, what was seen in different seasons becomes comparable.
 */
final class ActivityCalendar {
    static final double MONTH = 365.0 / 12;
    private static final int MOST_ROWS = 50_000;
    private static final int FEWEST_PURCHASES = 200;
    private static final int PASSES = 4;
    /** A customer's factor is what was known on the as-of date, so it is not followed for longer than this. */
    private static final int FOLLOWED_DAYS = 90;

    private static final double PRIOR_PURCHASES = 5;
    /** A month counts half as much as the one after it. */
    private static final double MEMORY = 0.5;

    private final int end;
    private final double[] logActivity;
    private final double[] expected;

    private ActivityCalendar(int end, int months) {
        this.end = end;
        logActivity = new double[months];
        expected = new double[months];
    }

    /** What the log tells from {@code first} to {@code end}; all months are alike where it is too thin to tell. */
    static ActivityCalendar of(PurchaseLog log, int first, int end) {
        int[] dates = Windows.before(first, end, Integer.MAX_VALUE);
        Examples examples = new ExamplesBuilder(log, dates, end).build(MOST_ROWS);
        ActivityCalendar calendar = new ActivityCalendar(end, (int) ((end - first) / MONTH) + 1);
        long purchases =
                IntStream.range(0, examples.size()).filter(examples::returned).count();
        if (purchases >= FEWEST_PURCHASES) {
            calendar.fit(examples, dates);
        }
        return calendar;
    }

    private void fit(Examples examples, int[] dates) {
        ProportionalHazardsFit fit = new ProportionalHazardsFit(examples);
        for (int pass = 0; pass < PASSES; pass++) {
            refine(examples, dates, fit.fit(FollowUp.of(examples, dates, this)));
        }
        double today = today();
        for (int m = 0; m < logActivity.length; m++) {
            logActivity[m] -= today;
        }
    }

    /** The cumulative hazard after each whole day. */
    private static double[] daily(double[] logBase) {
        double[] days = new double[SurvivalCurve.CAP + 1];
        for (int day = 1; day < days.length; day++) {
            int b = LifeTable.bin(day);
            double perBin = Math.exp(logBase[b]) - (b == 0 ? 0 : Math.exp(logBase[b - 1]));
            days[day] = days[day - 1] + perBin / LifeTable.width(b);
        }
        return days;
    }

    private void refine(Examples examples, int[] dates, ProportionalHazards customers) {
        double[] hazard = daily(customers.logBase());
        double[] seen = new double[logActivity.length];
        Arrays.fill(expected, 0);
        for (int i = 0; i < examples.size(); i++) {
            int age = end - dates[examples.window()[i]];
            int days = Math.min(examples.days()[i], FOLLOWED_DAYS);
            double factor = Math.exp(customers.logFactor(examples.x(), i * examples.width()));
            for (int day = 0; day < days; ) {
                int month = month(age - day);
                int next = Math.min(days, age - (int) Math.ceil(month * MONTH + 0.5) + 1);
                expected[month] += factor * (hazard[next] - hazard[day]);
                day = next;
            }
            if (examples.observed()[i] && examples.days()[i] <= FOLLOWED_DAYS) {
                seen[month(age - days + 1)]++;
            }
        }
        update(seen);
    }

    /** The month of a day that is followed when {@code left} days are left to the end of the log, itself included. */
    private int month(int left) {
        return Math.min(logActivity.length - 1, (int) ((left - 0.5) / MONTH));
    }

    private void update(double[] seen) {
        int oldest = 0;
        for (int m = 0; m < logActivity.length; m++) {
            if (expected[m] > 0) {
                logActivity[m] = Math.log((seen[m] + PRIOR_PURCHASES) / (expected[m] + PRIOR_PURCHASES));
                oldest = m;
            }
        }
        Arrays.fill(logActivity, oldest, logActivity.length, logActivity[oldest]);
    }

    /** Days after an as-of date, each counted by its activity: after no day, after one, and so on up to the cap. */
    double[] activeDaysFrom(int asOf) {
        double[] days = new double[SurvivalCurve.CAP + 1];
        for (int day = 1; day < days.length; day++) {
            int left = end - asOf - day + 1;
            days[day] = days[day - 1] + Math.exp(left > 0 ? logActivity[month(left)] : 0);
        }
        return days;
    }

    /** The pace of the latest months, recent and well-known ones counting most. */
    private double today() {
        double sum = 0;
        double weights = 0;
        for (int m = 0; m < logActivity.length; m++) {
            double weight = Math.pow(1 - MEMORY, m) * expected[m];
            sum += weight * logActivity[m];
            weights += weight;
        }
        return weights > 0 ? sum / weights : 0;
    }
}
