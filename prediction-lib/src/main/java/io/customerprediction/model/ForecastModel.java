package io.customerprediction.model;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.segments.Segments;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.OwnRhythm;
import io.customerprediction.survival.Season;
import io.customerprediction.survival.SurvivalCurve;
import io.customerprediction.survival.Timing;
import io.customerprediction.survival.WorthModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that it takes to answer: from the features of a customer to the one survival curve that every figure is read from.
 * Immutable and thread-safe.
 *
 * @param asOf the last day that the model was trained on
 * @param horizon the window that churn is about, in days
 * @param hasAmounts whether the training log had amounts
 * @param timing how busy the days ahead are, for the shop and by a customer's own rhythm
 * @param segments of the customers
 * @param history answers where the history is known
 * @param rfm answers from the four inputs alone
 */
public record ForecastModel(
        LocalDate asOf,
        int horizon,
        boolean hasAmounts,
        Timing timing,
        Segments segments,
        HazardModel history,
        HazardModel rfm) {

    private static final int[] DAYS_OF_PURCHASES = WorthModel.days();

    /**
     * The curve of a customer whose history is known.
     *
     * @param row as {@link HistoryFeatures} fills it
     * @param date the as-of date of the row
     */
    public SurvivalCurve curveOfHistory(double[] row, LocalDate date) {
        return curvesOfHistory(row, 1, date)[0];
    }

    /**
     * The curves of many such customers, at a lower price for each.
     *
     * @param rows all values of row 0, then those of row 1 and so on
     * @param count how many rows
     * @throws IllegalArgumentException if there are fewer values than rows need
     */
    public SurvivalCurve[] curvesOfHistory(double[] rows, int count, LocalDate date) {
        return curves(forecastsOfHistory(rows, count, date));
    }

    /**
     * The curve of a customer of whom only the four inputs are known.
     *
     * @param row as {@link RfmFeatures} fills it
     * @param date the as-of date that the inputs count from
     */
    public SurvivalCurve curveOfRfm(double[] row, LocalDate date) {
        return curvesOfRfm(row, 1, date)[0];
    }

    /**
     * The curves of many such customers, at a lower price for each.
     *
     * @param rows all values of row 0, then those of row 1 and so on
     * @param count how many rows
     */
    public SurvivalCurve[] curvesOfRfm(double[] rows, int count, LocalDate date) {
        return curves(forecastsOfRfm(rows, count, date));
    }

    /** How busy the months ahead are. */
    public Season season() {
        return timing.season();
    }

    /** The same model with another rhythm of customers whose history is known, or with none. */
    public ForecastModel withRhythm(@Nullable OwnRhythm rhythm) {
        return new ForecastModel(asOf, horizon, hasAmounts, new Timing(season(), rhythm), segments, history, rfm);
    }

    /** The same as {@link #curvesOfHistory}, with what those buy who return. */
    public Forecast[] forecastsOfHistory(double[] rows, int count, LocalDate date) {
        int inputs = history.forest().featureCount();
        OwnRhythm rhythm = timing.rhythm();
        int width = rhythm == null && count == 1 ? inputs : HistoryFeatures.rowWidth();
        if (rows.length < count * width) {
            throw new IllegalArgumentException("a row has " + rows.length / count + " values, not " + width);
        }
        Forecast[] forecasts = forecasts(history, HistoryFeatures.first(rows, count, inputs), count, date);
        for (int i = 0; rhythm != null && i < count; i++) {
            SurvivalCurve curve = rhythm.curve(rows, i * width, forecasts[i].curve());
            forecasts[i] = new Forecast(curve, forecasts[i].purchases());
        }
        return forecasts;
    }

    /** The same as {@link #curvesOfRfm}, with what those buy who return. */
    public Forecast[] forecastsOfRfm(double[] rows, int count, LocalDate date) {
        return forecasts(rfm, rows, count, date);
    }

    /** The segment of a customer by the row of history features. */
    public int cluster(double[] row) {
        return cluster(RfmFeatures.ofHistory(row, 0, hasAmounts));
    }

    private int cluster(RfmFeatures rfm) {
        return segments.assign(rfm.recency(), rfm.frequency(), rfm.monetary());
    }

    /**
     * The four inputs of a customer whose history is known, as a row of {@link RfmFeatures}.
     *
     * @param row as {@link HistoryFeatures} fills it
     */
    public double[] rfmRow(double[] row) {
        RfmFeatures rfm = RfmFeatures.ofHistory(row, 0, hasAmounts);
        double[] four = new double[RfmFeatures.width(hasAmounts)];
        rfm.write(cluster(rfm), hasAmounts, four, 0);
        return four;
    }

    private static SurvivalCurve[] curves(Forecast[] forecasts) {
        return Arrays.stream(forecasts).map(Forecast::curve).toArray(SurvivalCurve[]::new);
    }

    private Forecast[] forecasts(HazardModel model, double[] rows, int count, LocalDate date) {
        double[] times = model.times();
        double[] means = model.means(rows, count);
        double[] hazards = new double[count * times.length];
        model.cumulativeHazards(means, rows, count, hazards);
        Season season = season();
        Map<Double, Activity> activities = new HashMap<>();
        Forecast[] forecasts = new Forecast[count];
        for (int i = 0; i < count; i++) {
            double[] hazard = Arrays.copyOfRange(hazards, i * times.length, (i + 1) * times.length);
            double exponent = season.hasEffect()
                    ? model.seasonalExponent(rows, i * model.forest().featureCount())
                    : 1;
            Activity activity = activities.computeIfAbsent(exponent, e -> Activity.of(season, times, date, e));
            multiply(hazard, activity.ofTimes);
            forecasts[i] =
                    new Forecast(new SurvivalCurve(times, hazard), model.purchases(means, rows, i, activity.ofDays));
        }
        return forecasts;
    }

    /** How busy the time ahead is: between the times of the hazards, and up to the days of the purchases. */
    private record Activity(double[] ofTimes, double[] ofDays) {
        static Activity of(Season season, double[] times, LocalDate date, double exponent) {
            return new Activity(
                    season.activity(times, date, exponent), season.activityUpTo(DAYS_OF_PURCHASES, date, exponent));
        }
    }

    /** Multiplies the hazard between each two times. */
    private static void multiply(double[] cumulativeHazard, double[] activity) {
        double before = 0;
        double sum = 0;
        for (int k = 0; k < cumulativeHazard.length; k++) {
            sum += (cumulativeHazard[k] - before) * activity[k];
            before = cumulativeHazard[k];
            cumulativeHazard[k] = sum;
        }
    }
}
