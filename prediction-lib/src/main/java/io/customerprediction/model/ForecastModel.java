package io.customerprediction.model;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.SurvivalCurve;
import io.customerprediction.segments.Segments;
import java.time.LocalDate;

/**
 * All that it takes to answer: from the features of a customer to the one survival curve that every figure is read from.
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

    /**
     * The curve of a customer whose history is known.
     *
     * @param row as {@link HistoryFeatures} fills it
     * @param date the as-of date of the row
     */
    public SurvivalCurve curveOfHistory(double[] row, LocalDate date) {
        return curve(history, row, date);
    }

    /**
     * The curve of a customer of whom only the four inputs are known.
     *
     * @param row as {@link RfmFeatures} fills it
     * @param date the as-of date that the inputs count from
     */
    public SurvivalCurve curveOfRfm(double[] row, LocalDate date) {
        return curve(rfm, row, date);
    }

    /** The segment of a customer by the row of history features. */
    public int cluster(double[] row) {
        return segments.assign(
                row[HistoryFeatures.RECENCY],
                row[HistoryFeatures.ORDERS],
                hasAmounts ? row[HistoryFeatures.MONETARY] : Double.NaN);
    }

    /**
     * The four inputs of a customer whose history is known, as a row of {@link RfmFeatures}.
     *
     * @param row as {@link HistoryFeatures} fills it
     */
    public double[] rfmRow(double[] row) {
        double[] four = new double[RfmFeatures.names(hasAmounts).size()];
        RfmFeatures.fill(
                row[HistoryFeatures.RECENCY],
                row[HistoryFeatures.ORDERS],
                hasAmounts ? row[HistoryFeatures.MONETARY] : Double.NaN,
                cluster(row),
                hasAmounts,
                four,
                0);
        return four;
    }

    private SurvivalCurve curve(HazardModel model, double[] row, LocalDate date) {
        double[] hazard = new double[model.times().length];
        model.cumulativeHazard(row, hazard);
        return new SurvivalCurve(season.calendarDays(model.times(), date), hazard);
    }
}
