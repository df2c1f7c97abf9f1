package io.customerprediction;

import io.customerprediction.RiskPath.Step;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Predictions for a customer as it may be on the as-of date or later.
 *
 * @param predictor to ask
 * @param asOf a date that the predictor takes
 */
record WhatIf(CustomerPredictor predictor, LocalDate asOf) {
    private static final int STEP = 7;
    private static final int LONGEST = 180;

    Optional<RiskPath> of(CustomerHistory history) {
        int today = (int) asOf.toEpochDay();
        CustomerHistory known = history.upTo(today);
        double[] row = new double[HistoryFeatures.rowWidth()];
        if (!HistoryFeatures.fill(known, today, row, 0)) {
            return Optional.empty();
        }
        // the geometric mean of what the customer pays on a purchase day
        double usualOrder = known.hasAmounts() ? Math.expm1(Feature.ORDER_VALUE.of(row)) : Double.NaN;
        CustomerHistory bought = known.withOrder(today, usualOrder);
        List<Step> silent = silent(LONGEST, days -> of(known, asOf.plusDays(days)));
        return Optional.of(new RiskPath(silent, of(bought, asOf)));
    }

    /** The prediction for a history that has a purchase. */
    private Prediction of(CustomerHistory history, LocalDate date) {
        return predictor.predict(history, date).orElseThrow();
    }

    RiskPath of(Rfm input) {
        int longest = (int) Math.min(LONGEST, Rfm.MAX_RECENCY - input.recency());
        List<Step> silent =
                silent(longest, days -> predictor.predict(with(input, input.recency() + days, 0), asOf.plusDays(days)));
        return new RiskPath(silent, predictor.predict(with(input, 0, 1), asOf));
    }

    private static Rfm with(Rfm input, double recency, int purchases) {
        int frequency = Math.min(Rfm.MAX_FREQUENCY, input.frequency() + purchases);
        double monetary = input.monetary() + purchases * input.monetary() / input.frequency();
        return new Rfm(recency, frequency, Math.min(Rfm.MAX_MONETARY, monetary), input.cluster());
    }

    private List<Step> silent(int longest, IntFunction<Prediction> after) {
        return IntStream.rangeClosed(0, longest / STEP)
                .map(step -> step * STEP)
                .takeWhile(days -> asOf.plusDays(days).getYear() <= CustomerPredictor.LAST_YEAR)
                .mapToObj(days -> Step.of(days, after.apply(days)))
                .toList();
    }
}
