package io.customerprediction;

import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.model.Forecast;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.segments.Segment;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.segments.Segments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** From rows of features to predictions, many at a time. Immutable and thread-safe. */
final class RowScoring {
    private final ForecastModel model;
    private final Segments segments;
    private final List<String> groups;
    private final String modelId;
    private final Warnings warnings;

    RowScoring(ModelBundle bundle) {
        model = bundle.model();
        segments = model.segments();
        groups = segments.segments().stream().map(Segment::name).toList();
        modelId = bundle.id();
        warnings = new Warnings(model, bundle.highest());
    }

    /** @throws InvalidInputException if the model has no such cluster */
    void check(Rfm input) {
        Integer cluster = input.cluster();
        if (cluster != null && cluster > groups.size()) {
            String valid = segments.segments().stream()
                    .map(group -> group.number() + " (" + group.name() + ")")
                    .collect(Collectors.joining(", "));
            throw new InvalidInputException(List.of(new FieldProblem(
                    "Cluster",
                    "is " + cluster + "; this model has " + valid + "; or leave it out to have it determined")));
        }
    }

    List<Prediction> ofRfm(List<Rfm> inputs, LocalDate asOf) {
        int width = RfmFeatures.width(model.hasAmounts());
        double[] rows = new double[inputs.size() * width];
        int[] clusters = new int[inputs.size()];
        double[] monetary = new double[inputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            Rfm input = inputs.get(i);
            check(input);
            RfmFeatures rfm = known(input);
            monetary[i] = rfm.monetary();
            clusters[i] = cluster(input, rfm);
            rfm.write(clusters[i], model.hasAmounts(), rows, i * width);
        }
        Forecast[] forecasts = model.forecastsOfRfm(rows, inputs.size(), asOf);
        List<Prediction> predictions = new ArrayList<>(inputs.size());
        for (int i = 0; i < forecasts.length; i++) {
            List<String> warned = warnings.of(inputs.get(i), monetary[i], asOf);
            predictions.add(prediction(forecasts[i], Basis.RFM, clusters[i], asOf, warned));
        }
        return predictions;
    }

    /** The input as a row of {@link RfmFeatures}. */
    double[] row(Rfm input) {
        double[] row = new double[RfmFeatures.width(model.hasAmounts())];
        RfmFeatures rfm = known(input);
        rfm.write(cluster(input, rfm), model.hasAmounts(), row, 0);
        return row;
    }

    private int cluster(Rfm input, RfmFeatures rfm) {
        Integer given = input.cluster();
        return given == null ? segments.assign(rfm.recency(), rfm.frequency(), rfm.monetary()) : given;
    }

    /** The input with a missing spending replaced, as forests are slow with missing values. */
    private RfmFeatures known(Rfm input) {
        double monetary = model.hasAmounts() ? monetary(input) : Double.NaN;
        return new RfmFeatures(input.recency(), input.frequency(), monetary);
    }

    /** The spending; if it is missing, what customers of the segment usually spend on so many purchases. */
    private double monetary(Rfm input) {
        if (!Double.isNaN(input.monetary())) {
            return input.monetary();
        }
        int cluster = segments.assign(input.recency(), input.frequency(), Double.NaN);
        Segment segment = segments.segments().get(cluster - 1);
        double perPurchase =
                segment.typical().monetary() / Math.max(1, segment.typical().frequency());
        return Math.max(0, perPurchase) * input.frequency();
    }

    /**
     * Predictions from histories.
     *
     * @param rows as {@link HistoryFeatures} fills them
     * @param hasAmounts whether the histories have amounts
     */
    List<Prediction> ofHistories(double[] rows, int count, boolean hasAmounts, LocalDate asOf) {
        if (needsFourInputs(hasAmounts)) {
            return ofRfm(fourInputs(rows, count), asOf);
        }
        Forecast[] forecasts = model.forecastsOfHistory(rows, count, asOf);
        List<Prediction> predictions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int row = i * HistoryFeatures.rowWidth();
            Basis basis = Feature.PURCHASE_DAYS.of(rows, row) > 1 ? Basis.HISTORY : Basis.FIRST_PURCHASE;
            RfmFeatures rfm = RfmFeatures.ofHistory(rows, row, model.hasAmounts());
            predictions.add(prediction(forecasts[i], basis, cluster(rfm), asOf, warnings.of(rfm, asOf)));
        }
        return predictions;
    }

    private int cluster(RfmFeatures rfm) {
        return segments.assign(rfm.recency(), rfm.frequency(), rfm.monetary());
    }

    /** Whether histories with or without amounts are answered from the four inputs only. */
    boolean needsFourInputs(boolean hasAmounts) {
        return model.hasAmounts() && !hasAmounts;
    }

    /** The prediction from the four inputs alone, of a row of the history features. */
    Prediction withoutHistory(double[] row, LocalDate asOf) {
        Forecast forecast = model.forecastsOfRfm(model.rfmRow(row), 1, asOf)[0];
        RfmFeatures rfm = RfmFeatures.ofHistory(row, 0, model.hasAmounts());
        return prediction(forecast, Basis.RFM, cluster(rfm), asOf, warnings.of(rfm, asOf));
    }

    /** The four inputs of histories without amounts, for a model whose history features need amounts. */
    static List<Rfm> fourInputs(double[] rows, int count) {
        List<Rfm> inputs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            RfmFeatures rfm = RfmFeatures.ofHistory(rows, i * HistoryFeatures.rowWidth(), false);
            double recency = Math.min(Rfm.MAX_RECENCY, rfm.recency());
            int frequency = (int) Math.min(Rfm.MAX_FREQUENCY, rfm.frequency());
            inputs.add(new Rfm(recency, frequency, Double.NaN, null));
        }
        return inputs;
    }

    private Prediction prediction(Forecast forecast, Basis basis, int cluster, LocalDate asOf, List<String> warned) {
        int horizon = model.horizon();
        warned.addAll(Warnings.ofHorizon(horizon, forecast.curve()));
        SegmentName name =
                SegmentName.of(groups.get(cluster - 1), forecast.curve().at(horizon));
        return new Prediction(
                asOf,
                horizon,
                forecast.curve(),
                forecast.purchases(),
                basis,
                new CustomerSegment(cluster, name.label()),
                modelId,
                warned);
    }
}
