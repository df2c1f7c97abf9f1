package io.customerprediction;

import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is to be expected of one customer after the as-of date. All figures are read from the one survival curve.
 *
 * @param churnProbability probability of no purchase in {@code (asOf, asOf + horizonDays]}
 * @param churn whether that is the likelier case (probability of at least one half)
 * @param horizonDays the window that churn is about, in days
 * @param expectedDays E[min(days to the next purchase, 360)]
 * @param daysIfReturning median days to the next purchase, given one within the horizon
 * @param p10 first day of the 80 % interval: one in ten such customers is back before it, as nearly as whole days allow; empty if
 *     beyond 360 days
 * @param p50 the day by which half of such customers are back; empty if beyond 360 days
 * @param p90 last day of the 80 % interval: one in ten such customers is not back by its end, as nearly as whole days allow;
 *     empty if beyond 360 days
 * @param basis what the answer rests on
 * @param cluster number of the customer's segment
 * @param segment name of the customer's segment
 * @param asOf the date that the answer counts from
 * @param modelId which model answered
 * @param warnings what to keep in mind, in words; usually empty
 * @param curve probability of no purchase by each day ahead
 */
public record Prediction(
        double churnProbability,
        boolean churn,
        int horizonDays,
        double expectedDays,
        double daysIfReturning,
        OptionalInt p10,
        OptionalInt p50,
        OptionalInt p90,
        Basis basis,
        int cluster,
        String segment,
        LocalDate asOf,
        String modelId,
        List<String> warnings,
        SurvivalCurve curve) {
    public Prediction {
        warnings = List.copyOf(warnings);
    }
}
