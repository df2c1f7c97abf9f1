package io.customerprediction.evaluation;

import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.report.DayErrors;
import io.customerprediction.survival.SurvivalCurve;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures how far predicted days are from what happened. */
final class DayErrorMeasures {
    private DayErrorMeasures() {}

    /**
     * Errors of {@code E[min(days, 360)]} against {@code min(days, 360)}.
     *
     * @return empty if a customer's capped time is unknown because the follow-up is too short
     */
    static Optional<DayErrors> capped(Outcomes truth, double[] expectedDays) {
        double[] days = new double[truth.size()];
        for (int i = 0; i < days.length; i++) {
            if (!truth.observed(i) && truth.days(i) < SurvivalCurve.CAP) {
                return Optional.empty();
            }
            days[i] = Math.min(truth.days(i), SurvivalCurve.CAP);
        }
        return Optional.of(of(days, expectedDays));
    }

    /** Errors of the days predicted for those who came back within the horizon. */
    static DayErrors ofReturners(Outcomes truth, double[] daysIfReturning) {
        int[] back = IntStream.range(0, truth.size()).filter(truth::returned).toArray();
        double[] days = Arrays.stream(back).mapToDouble(truth::days).toArray();
        double[] predicted =
                Arrays.stream(back).mapToDouble(i -> daysIfReturning[i]).toArray();
        return of(days, predicted);
    }

    private static DayErrors of(double[] days, double[] predicted) {
        double mean = Arrays.stream(days).average().orElse(Double.NaN);
        double median = Quantiles.median(days);
        double[] errors = new double[days.length];
        double squares = 0;
        double variance = 0;
        double constant = 0;
        for (int i = 0; i < days.length; i++) {
            errors[i] = Math.abs(days[i] - predicted[i]);
            squares += errors[i] * errors[i];
            variance += (days[i] - mean) * (days[i] - mean);
            constant += Math.abs(days[i] - median);
        }
        double mae = Arrays.stream(errors).average().orElse(Double.NaN);
        return new DayErrors(
                days.length, mae, Quantiles.median(errors), constant / days.length, 1 - squares / variance);
    }
}
