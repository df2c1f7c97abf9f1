package io.customerprediction.model.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One method's figures as plain means over the graded as-of dates at which they are known; {@code NaN} (in JSON: null) where
 * there is none.
 *
 * @param method which method
 * @param churn the figures of its churn probabilities
 * @param days the figures of its days to the next purchase
 * @param intervals the figures of its 80 % intervals
 */
public record MethodAverage(
        ForecastMethod method,
        @JsonUnwrapped Churn churn,
        @JsonUnwrapped Days days,
        @JsonUnwrapped Intervals intervals) {
    /**
     * Means of the figures of churn probabilities.
     *
     * @param auc area under the ROC curve
     * @param averagePrecision area under the precision-recall curve
     * @param brier mean squared error of the probabilities
     * @param logLoss mean negative log likelihood, in nats
     * @param ece expected calibration error
     */
    public record Churn(double auc, double averagePrecision, double brier, double logLoss, double ece) {}

    /**
     * Means of the figures of days to the next purchase.
     *
     * @param cIndex Harrell's C of the expected days
     * @param r2 share of the variance of min(days, 360) explained, from all dates with a year of follow-up
     * @param mae mean absolute error of min(days, 360) in days, from the same dates
     * @param maeOfReturners mean absolute error in days for those who came back within the horizon
     * @param maeOfConstant the same for predicting the true median for all customers
     */
    public record Days(double cIndex, double r2, double mae, double maeOfReturners, double maeOfConstant) {}

    /**
     * Means of the figures of 80 % intervals.
     *
     * @param coverage share inside the interval
     * @param belowP10 share back before the interval
     * @param aboveP90 share not back by its end
     */
    public record Intervals(double coverage, double belowP10, double aboveP90) {}
}
