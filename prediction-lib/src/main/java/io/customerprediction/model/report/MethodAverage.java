package io.customerprediction.model.report;

/**
 * One method's figures as plain means over the graded as-of dates that know them; {@code NaN} (in JSON: null) where none does.
 *
 * @param method its name, for people
 * @param auc area under the ROC curve
 * @param averagePrecision area under the precision-recall curve
 * @param brier mean squared error of the probabilities
 * @param logLoss mean negative log likelihood, in nats
 * @param ece expected calibration error
 * @param cIndex Harrell's C of the expected days
 * @param r2 share of the variance of min(days, 360) explained, from all dates with a year of follow-up
 * @param mae mean absolute error of min(days, 360) in days, from the same dates
 * @param maeOfReturners mean absolute error in days for those who came back within the horizon
 * @param maeOfConstant the same for the true median told to everybody
 * @param coverage share inside the 80 % interval
 * @param belowP10 share back before the interval
 * @param aboveP90 share not back by its end
 */
public record MethodAverage(
        String method,
        double auc,
        double averagePrecision,
        double brier,
        double logLoss,
        double ece,
        double cIndex,
        double r2,
        double mae,
        double maeOfReturners,
        double maeOfConstant,
        double coverage,
        double belowP10,
        double aboveP90) {}
