package io.customerprediction.evaluation;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.report.Coverage;
import io.customerprediction.model.report.Interval;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forecasts of the past beside what has happened since: how many customers came back against how many were expected to, how
 * well the risks were ranked and calibrated, and the recency rule beside it. That rule is a logistic regression on the days
 * since the last purchase, fitted on the window of the same length before the forecasts, so that it knew no more than they.
 *
 * @param window days after the as-of date
 * @param customers how many were compared
 * @param returned how many of them made a purchase within the window
 * @param expected how many were expected to: the sum of their probabilities
 * @param ratio {@code returned / expected}
 * @param auc area under the ROC curve of the probabilities; {@code NaN} if all or none came back
 * @param brier mean squared error of the probabilities
 * @param ece mean distance of what was said from what happened over ten groups, 0 to 1
 * @param recencyAuc the recency rule's AUC; {@code NaN} if it could not be fitted
 * @param brierDifference Brier score less that of the recency rule: below 0, the forecasts were better
 * @param coverage of the 80 % intervals, as far as the window shows it
 */
public record ForecastCheck(
        int window,
        int customers,
        int returned,
        double expected,
        Interval ratio,
        Interval auc,
        double brier,
        double ece,
        double recencyAuc,
        Interval brierDifference,
        Coverage coverage) {
    /** Fewer customers who came back, or who stayed away, show nothing. */
    public static final int FEWEST = 50;

    private static final int DRAWS = 300;
    private static final double RIDGE = 1;
    private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);
    private static final double[] RATIO_WATCH = {0.9, 1 / 0.9};
    private static final double[] RATIO_ACT = {0.75, 1 / 0.75};
    private static final double ECE_WATCH = 0.05;
    private static final double ECE_ACT = 0.1;

    /**
     * Compares forecasts with the histories of their customers.
     *
     * @param histories of the customers in the order of the forecasts, known to the end of the window at least; later
     *     entries are not looked at
     * @param seed of the bootstrap draws
     * @throws IllegalArgumentException if there are no customers, or another number of histories
     */
    public static ForecastCheck of(PastForecasts forecasts, List<CustomerHistory> histories, long seed) {
        if (histories.isEmpty() || histories.size() != forecasts.size()) {
            throw new IllegalArgumentException(forecasts.size() + " forecasts cannot be compared with the histories of "
                    + histories.size() + " customers: give one of each a customer, and at least one");
        }
        int asOf = forecasts.asOf();
        int window = forecasts.window();
        Outcomes truth = outcomes(histories, asOf, window);
        boolean[] churned = truth.churned();
        double[] churn = new double[churned.length];
        double[] back = forecasts.back();
        double expected = 0;
        for (int i = 0; i < churn.length; i++) {
            churn[i] = 1 - back[i];
            expected += back[i];
        }
        double[] rule = recencyRule(histories, asOf, window);
        boolean hasRule = rule.length > 0;
        return new ForecastCheck(
                window,
                churn.length,
                (int) IntStream.range(0, churned.length)
                        .filter(i -> !churned[i])
                        .count(),
                expected,
                ratio(churned, back, seed),
                Bootstrap.ofAuc(churned, churn, DRAWS, seed),
                Losses.brier(churned, churn),
                Reliability.expectedCalibrationError(churned, churn),
                hasRule ? Discrimination.auc(churned, rule) : Double.NaN,
                hasRule ? Bootstrap.ofBrierDifference(churned, churn, rule, DRAWS, seed) : UNKNOWN,
                IntervalCoverage.of(truth, forecasts.p10(), forecasts.p90()));
    }

    /** A comparison of no customers, in which nothing is known. */
    public static ForecastCheck ofNoCustomers(int window) {
        Coverage none = new Coverage(0, Double.NaN, 0, Double.NaN, Double.NaN);
        return new ForecastCheck(window, 0, 0, 0, UNKNOWN, UNKNOWN, Double.NaN, Double.NaN, Double.NaN, UNKNOWN, none);
    }

    private static Outcomes outcomes(List<CustomerHistory> histories, int asOf, int window) {
        int[] days = new int[histories.size()];
        boolean[] observed = new boolean[days.length];
        for (int i = 0; i < days.length; i++) {
            int next = nextPurchase(histories.get(i), asOf);
            observed[i] = next <= asOf + window;
            days[i] = observed[i] ? next - asOf : window;
        }
        return new Outcomes(days, observed, window);
    }

    /** The first purchase day after a day; far beyond every window if there is none. */
    private static int nextPurchase(CustomerHistory history, int day) {
        for (int k = 0; k < history.size(); k++) {
            if (history.day(k) > day && history.orders(k) > 0) {
                return history.day(k);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The last purchase day up to a day; far before all days if there is none. */
    private static int lastPurchase(CustomerHistory history, int day) {
        int last = Integer.MIN_VALUE;
        for (int k = 0; k < history.size() && history.day(k) <= day; k++) {
            last = history.orders(k) > 0 ? history.day(k) : last;
        }
        return last;
    }

    /** The churn probability by the recency rule for each customer; empty if it cannot be fitted. */
    private static double[] recencyRule(List<CustomerHistory> histories, int asOf, int window) {
        int before = asOf - window;
        List<CustomerHistory> known = histories.stream()
                .filter(history -> lastPurchase(history, before) != Integer.MIN_VALUE)
                .toList();
        if (known.size() < 2 * FEWEST) {
            return new double[0];
        }
        double[][] rows = new double[known.size()][];
        boolean[] churned = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = recency(known.get(i), before);
            churned[i] = nextPurchase(known.get(i), before) > asOf;
        }
        LogisticRegression rule = LogisticRegression.fit(rows, churned, RIDGE);
        return rule.converged()
                ? histories.stream()
                        .mapToDouble(history -> rule.probability(recency(history, asOf)))
                        .toArray()
                : new double[0];
    }

    /** The rule's only number. A customer whose purchases were all taken back since has been away for long. */
    private static double[] recency(CustomerHistory history, int asOf) {
        int last = lastPurchase(history, asOf);
        return new double[] {Math.log1p(last == Integer.MIN_VALUE ? 3650 : asOf - last)};
    }

    private static Interval ratio(boolean[] churned, double[] back, long seed) {
        return Bootstrap.interval(
                back.length,
                weights -> {
                    double came = 0;
                    double said = 0;
                    for (int i = 0; i < back.length; i++) {
                        came += churned[i] ? 0 : weights[i];
                        said += weights[i] * back[i];
                    }
                    return came / said;
                },
                DRAWS,
                seed);
    }

    /**
     * Whether the forecasts came true.
     *
     * <ul>
     *   <li>{@link ForecastState#TOO_FEW}: fewer than {@value #FEWEST} came back, and fewer were expected to; or fewer stayed
     *       away.
     *   <li>{@link ForecastState#ACT}: the whole interval of returned against expected is outside 0.75 to 1.33, or the
     *       forecasts are worse than the recency rule by the whole interval of the Brier scores' difference, or the
     *       calibration error is more than 0.10 beyond chance.
     *   <li>{@link ForecastState#WATCH}: the whole interval of returned against expected is outside 0.90 to 1.11, or the
     *       calibration error is more than 0.05 beyond chance, or the ranking is worse than the recency rule's by the whole
     *       interval of the AUC.
     *   <li>{@link ForecastState#GREEN}: none of these.
     * </ul>
     */
    public ForecastState state() {
        if (Math.max(returned, expected) < FEWEST || customers - returned < FEWEST) {
            return ForecastState.TOO_FEW;
        }
        double beyondChance = ece - eceByChance();
        if (isOutside(RATIO_ACT) || brierDifference.low() > 0 || beyondChance > ECE_ACT) {
            return ForecastState.ACT;
        }
        return isOutside(RATIO_WATCH) || beyondChance > ECE_WATCH || auc.high() < recencyAuc
                ? ForecastState.WATCH
                : ForecastState.GREEN;
    }

    private boolean isOutside(double[] bounds) {
        return ratio.high() < bounds[0] || ratio.low() > bounds[1];
    }

    /** The mean distance of ten shares of so many customers from right probabilities: the mean of a half-normal. */
    private double eceByChance() {
        double rate = (double) returned / customers;
        return Math.sqrt(2 / Math.PI * rate * (1 - rate) / (customers / 10.0));
    }
}
