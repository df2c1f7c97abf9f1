package io.customerprediction.survival.fit;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.Windows;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.ProportionalHazards;
import io.customerprediction.survival.Season;
import io.customerprediction.survival.SeasonalResponse;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The activity of each month of the log per customer: the purchases of a month over those that the
 * same customers would have made at the pace of the log's end, given their features at the time. Months are counted
 * back from the last day; each is a twelfth of 365 days, so that twelve make a year.
 *
 * <p>It is found by a Poisson regression in which the hazard is a base hazard times a factor of the customer times the
 * activity of the month, to a power that depends on the factor (see {@link SeasonalResponse}); the three are estimated in turns.
 * With it, what was seen in different seasons becomes comparable.
 */
public final class ActivityCalendar {
    static final double MONTH = 365.0 / 12;
    /** A customer's factor is what was known on the as-of date, so it is not followed for longer than this. */
    static final int FOLLOWED_DAYS = 90;

    private static final int MOST_ROWS = 50_000;
    private static final int FEWEST_PURCHASES = 200;
    private static final int PASSES = 6;
    private static final double PRIOR_PURCHASES = 5;
    /** A month counts half as much as the one after it. */
    private static final double MEMORY = 0.5;
    /** Precision of the slope of the seasonal response around 0: a log with few purchases shows none. */
    private static final double SLOPE_PRECISION = 25;

    private static final double STEEPEST = 0.6;

    private final int end;
    private final double[] logActivity;
    private final double[] expected;
    private @Nullable ProportionalHazards customers;
    private SeasonalResponse response = SeasonalResponse.ALIKE;
    private boolean converged = true;

    private ActivityCalendar(int end, int months) {
        this.end = end;
        logActivity = new double[months];
        expected = new double[months];
    }

    /** The activity from {@code first} to {@code end}; all months are alike where the log has too few purchases. */
    public static ActivityCalendar of(PurchaseLog log, int first, int end) {
        int[] dates = Windows.before(first, end, Integer.MAX_VALUE);
        Examples examples = new ExamplesBuilder(log, dates, end)
                .build(MOST_ROWS)
                .firstFeatures(HistoryFeatures.width(log.hasAmounts()));
        ActivityCalendar calendar = new ActivityCalendar(end, (int) ((end - first) / MONTH) + 1);
        long purchases = IntStream.range(0, examples.size())
                .filter(i -> FollowUp.returned(examples, i))
                .count();
        if (purchases >= FEWEST_PURCHASES) {
            calendar.fit(examples, dates);
        }
        return calendar;
    }

    private void fit(Examples examples, int[] dates) {
        ProportionalHazardsFit fit = new ProportionalHazardsFit(examples);
        for (int pass = 0; pass < PASSES; pass++) {
            ProportionalHazards found = fit.fit(FollowUp.of(examples, dates, this));
            customers = found;
            response = new SeasonalResponse(response.slope(), centre(examples, found));
            new Pass(examples, dates, found).run();
        }
        converged = fit.converged() && Arrays.stream(logActivity).allMatch(Double::isFinite);
        if (!converged) {
            Arrays.fill(logActivity, 0);
            customers = null;
            response = SeasonalResponse.ALIKE;
            return;
        }
        double today = today();
        for (int m = 0; m < logActivity.length; m++) {
            logActivity[m] -= today;
        }
    }

    /** The logarithm of the factor of the customer behind an average purchase. */
    public static double centre(Examples examples, ProportionalHazards customers) {
        return IntStream.range(0, examples.size())
                .filter(i -> purchased(examples, i))
                .mapToDouble(i -> customers.logFactor(examples.x(), i * examples.width()))
                .average()
                .orElse(0);
    }

    private static boolean purchased(Examples examples, int i) {
        return examples.observed()[i] && examples.days()[i] <= FOLLOWED_DAYS;
    }

    /** Whether the regression converged; if not, all months are alike. A log with too few purchases needs none. */
    public boolean converged() {
        return converged;
    }

    /** How closely customers follow the activity of the months. */
    public SeasonalResponse response() {
        return response;
    }

    /** The power to which the activity of the months counts for a row of the examples that the calendar was made of. */
    double exponent(Examples examples, int i) {
        return customers == null ? 1 : response.exponent(customers.logFactor(examples.x(), i * examples.width()));
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

    /** One pass: months and response that fit the customers' factors better than the present ones. */
    private final class Pass {
        private final Examples examples;
        private final int[] dates;
        private final ProportionalHazards found;
        private final double[] hazard;
        private final double middle = weighted(month -> expected[month]);
        private final double[] seen = new double[logActivity.length];
        private double gradient = -SLOPE_PRECISION * response.slope();
        private double curvature = SLOPE_PRECISION;

        Pass(Examples examples, int[] dates, ProportionalHazards found) {
            this.examples = examples;
            this.dates = dates;
            this.found = found;
            this.hazard = daily(found.logBase());
        }

        void run() {
            Arrays.fill(expected, 0);
            for (int i = 0; i < examples.size(); i++) {
                Cancellation.check();
                follow(i);
            }
            // one step of Newton's method for the slope, whose log-likelihood is that of Poisson counts
            double slope = response.slope() + gradient / curvature;
            response = new SeasonalResponse(Math.max(-STEEPEST, Math.min(STEEPEST, slope)), response.centre());
            update(seen);
        }

        private void follow(int i) {
            double logFactor = found.logFactor(examples.x(), i * examples.width());
            double exponent = response.exponent(logFactor);
            double above = logFactor - response.centre();
            int age = end - dates[examples.window()[i]];
            int days = Math.min(examples.days()[i], FOLLOWED_DAYS);
            for (int day = 0; day < days; ) {
                int month = month(age - day);
                int next = Math.min(days, age - (int) Math.ceil(month * MONTH + 0.5) + 1);
                double purchases = Math.exp(logFactor + exponent * logActivity[month]) * (hazard[next] - hazard[day]);
                expected[month] += purchases * Math.exp(-logActivity[month]);
                count(-purchases, purchases, month, above);
                day = next;
            }
            if (purchased(examples, i)) {
                int month = month(age - days + 1);
                seen[month]++;
                count(1, 0, month, above);
            }
        }

        private void count(double residual, double weight, int month, double above) {
            double z = (logActivity[month] - middle) * above;
            gradient += residual * z;
            curvature += weight * z * z;
        }
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

    /**
     * Days after an as-of date, each counted by its activity: after no day, after one, and so on up to the cap.
     *
     * @param exponent the power to which the activity counts
     */
    double[] activeDaysFrom(int asOf, double exponent) {
        double[] days = new double[SurvivalCurve.CAP + 1];
        for (int day = 1; day < days.length; day++) {
            int left = end - asOf - day + 1;
            days[day] = days[day - 1] + Math.exp(left > 0 ? exponent * logActivity[month(left)] : 0);
        }
        return days;
    }

    /**
     * The same, with the season of the months after the end of the log.
     *
     * @param season from that end on
     */
    double[] activeDaysFrom(int asOf, double exponent, Season season) {
        double[] days = activeDaysFrom(asOf, exponent);
        int known = Math.min(SurvivalCurve.CAP, end - asOf);
        double[] ahead = IntStream.rangeClosed(1, SurvivalCurve.CAP - known)
                .asDoubleStream()
                .toArray();
        double[] activity = season.activity(ahead, LocalDate.ofEpochDay(end), exponent);
        for (int day = known + 1; day < days.length; day++) {
            days[day] = days[day - 1] + activity[day - known - 1];
        }
        return days;
    }

    /** The pace of the latest months, recent and well-known ones counting most. */
    private double today() {
        return weighted(month -> Math.pow(1 - MEMORY, month) * expected[month]);
    }

    private double weighted(IntToDoubleFunction weight) {
        double sum = 0;
        double weights = 0;
        for (int m = 0; m < logActivity.length; m++) {
            sum += weight.applyAsDouble(m) * logActivity[m];
            weights += weight.applyAsDouble(m);
        }
        return weights > 0 ? sum / weights : 0;
    }
}
