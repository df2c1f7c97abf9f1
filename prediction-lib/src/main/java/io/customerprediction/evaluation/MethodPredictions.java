package io.customerprediction.evaluation;

import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.SurvivalCurve;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * What one method predicted for each customer, a column for each kind of prediction.
 *
 * @param method which method
 * @param churn probability of no purchase within the horizon
 * @param expectedDays E[min(days to the next purchase, 360)]
 * @param daysIfReturning days to the next purchase, given one within the horizon
 * @param p10 first day of the 80 % interval; infinite if beyond 360 days
 * @param p90 last day of the 80 % interval; infinite if beyond 360 days
 */
record MethodPredictions(
        ForecastMethod method,
        double[] churn,
        double[] expectedDays,
        double[] daysIfReturning,
        double[] p10,
        double[] p90) {

    /** Reads the columns off each customer's curve; no curve is kept. */
    static MethodPredictions of(ForecastMethod method, int customers, int horizon, IntFunction<SurvivalCurve> curves) {
        MethodPredictions answers = new MethodPredictions(
                method,
                new double[customers],
                new double[customers],
                new double[customers],
                new double[customers],
                new double[customers]);
        for (int i = 0; i < customers; i++) {
            Cancellation.check();
            answers.read(i, curves.apply(i), horizon);
        }
        return answers;
    }

    private void read(int i, SurvivalCurve curve, int horizon) {
        churn[i] = curve.at(horizon);
        expectedDays[i] = curve.restrictedMean();
        daysIfReturning[i] = curve.medianWithin(horizon);
        p10[i] = day(curve.intervalStart(0.1));
        p90[i] = day(curve.intervalEnd(0.1));
    }

    private static double day(OptionalInt day) {
        return day.isPresent() ? day.getAsInt() : Double.POSITIVE_INFINITY;
    }
}
