package io.customerprediction.model;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.SurvivalCurve;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.segments.Segments;
import java.time.LocalDate;

/**
 * All that it takes to answer: from what is known of a customer to the one survival curve that every figure is read from.
 * Immutable and thread-safe.
 *
 * @param asOf the last day that the model was trained on
 * @param horizon the window that churn is about, in days
 * @param hasAmounts whether the training log knew amounts
 * @param season of the months ahead
 * @param segments of the customers
 * @param history answers where the history is known
 * @param rfm answers from the four inputs alone
 */
public record ForecastModel(
        LocalDate asOf,
        int horizon,
        boolean hasAmounts,
        Season season,
        Segments segments,
        HazardModel history,
        HazardModel rfm) {

    /** What a customer's history says on a date: the features and the curve that follows from them. */
    public record Forecast(double[] features, int cluster, SurvivalCurve curve) {}

    /**
     * The forecast for a customer with a history.
     *
     * @param date the as-of date; later entries of the history are not looked at
     * @throws IllegalArgumentException if there is no purchase day on or before {@code date}, or the history lacks the
     *     amounts that the model was trained on
     */
    public Forecast ofHistory(CustomerHistory known, LocalDate date) {
        if (known.hasAmounts() != hasAmounts) {
            throw new IllegalArgumentException(
                    hasAmounts
                            ? "the model was trained with amounts, but the history has none: give every transaction its amount"
                            : "the model was trained without amounts, but the history has some: leave them out");
        }
        double[] row = new double[HistoryFeatures.names(hasAmounts).size()];
        if (!HistoryFeatures.fill(known, (int) date.toEpochDay(), horizon, row, 0)) {
            throw new IllegalArgumentException(
                    "there is no purchase on or before " + date + ": give at least one, or a later as-of date");
        }
        return new Forecast(row, cluster(row), curve(history, row, date));
    }

    /** The forecast from the four inputs alone, counted from {@code date}. */
    public Forecast ofRfm(double recency, double frequency, double monetary, int cluster, LocalDate date) {
        double[] row = new double[RfmFeatures.names(hasAmounts).size()];
        RfmFeatures.fill(recency, frequency, monetary, cluster, hasAmounts, row, 0);
        return new Forecast(row, cluster, curve(rfm, row, date));
    }

    private int cluster(double[] row) {
        return segments.assign(
                row[HistoryFeatures.RECENCY],
                row[HistoryFeatures.ORDERS],
                hasAmounts ? row[HistoryFeatures.MONETARY] : Double.NaN);
    }

    private SurvivalCurve curve(HazardModel model, double[] row, LocalDate date) {
        double[] hazard = new double[model.times().length];
        model.cumulativeHazard(row, hazard);
        return new SurvivalCurve(season.calendarDays(model.times(), date), hazard);
    }
}
