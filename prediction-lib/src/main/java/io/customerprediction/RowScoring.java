package io.customerprediction;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.segments.Segment;
import io.customerprediction.segments.Segments;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** From rows of features to predictions, many at a time. Immutable and thread-safe. */
final class RowScoring {
    private final ForecastModel model;
    private final Segments segments;
    private final String modelId;
    private final Warnings warnings;
    private final int historyWidth;
    private final int rfmWidth;

    RowScoring(ModelBundle bundle) {
        model = bundle.model();
        segments = model.segments();
        modelId = bundle.id();
        warnings = new Warnings(model, bundle.highest());
        historyWidth = HistoryFeatures.names(model.hasAmounts()).size();
        rfmWidth = RfmFeatures.names(model.hasAmounts()).size();
    }

    /** @throws InvalidInputException if the model has no such cluster */
    void check(Rfm input) {
        Integer cluster = input.cluster();
        if (cluster != null && cluster > segments.segments().size()) {
            String valid = segments.segments().stream()
                    .map(segment -> segment.number() + " (" + segment.name() + ")")
                    .collect(Collectors.joining(", "));
            throw new InvalidInputException(List.of(new FieldProblem(
                    "Cluster",
                    "is " + cluster + "; this model has " + valid + "; or leave it out to have it worked out")));
        }
    }

    List<Prediction> ofRfm(List<Rfm> inputs, LocalDate asOf) {
        double[] rows = new double[inputs.size() * rfmWidth];
        for (int i = 0; i < inputs.size(); i++) {
            write(inputs.get(i), rows, i * rfmWidth);
        }
        SurvivalCurve[] curves = model.curvesOfRfm(rows, inputs.size(), asOf);
        List<Prediction> predictions = new ArrayList<>(inputs.size());
        for (int i = 0; i < curves.length; i++) {
            double monetary = model.hasAmounts() ? rows[i * rfmWidth + RfmFeatures.MONETARY] : Double.NaN;
            int cluster = (int) rows[i * rfmWidth + RfmFeatures.CLUSTER];
            List<String> warned = warnings.of(inputs.get(i), monetary, asOf);
            predictions.add(prediction(curves[i], Basis.RFM, cluster, asOf, warned));
        }
        return predictions;
    }

    /** What such an input is to the model, as {@link RfmFeatures} fills it. */
    double[] row(Rfm input) {
        double[] row = new double[rfmWidth];
        write(input, row, 0);
        return row;
    }

    private void write(Rfm input, double[] rows, int at) {
        check(input);
        double monetary = monetary(input);
        Integer given = input.cluster();
        int cluster = given == null ? segments.assign(input.recency(), input.frequency(), monetary) : given;
        RfmFeatures.fill(input.recency(), input.frequency(), monetary, cluster, model.hasAmounts(), rows, at);
    }

    /** Unknown spending is filled in, as forests answer gaps slowly: with what such customers usually spend. */
    private double monetary(Rfm input) {
        if (!model.hasAmounts() || !Double.isNaN(input.monetary())) {
            return model.hasAmounts() ? input.monetary() : Double.NaN;
        }
        int cluster = segments.assign(input.recency(), input.frequency(), Double.NaN);
        Segment segment = segments.segments().get(cluster - 1);
        double perPurchase =
                segment.typical().monetary() / Math.max(1, segment.typical().frequency());
        return Math.max(0, perPurchase) * input.frequency();
    }

    /**
     * @param rows as {@link HistoryFeatures} fills them for histories that know amounts or not
     * @param amounts whether they do
     */
    List<Prediction> ofHistories(double[] rows, int count, boolean amounts, LocalDate asOf) {
        if (needsFourInputs(amounts)) {
            return ofRfm(fourInputs(rows, count), asOf);
        }
        double[] known = model.hasAmounts() == amounts ? rows : withoutSpend(rows, count);
        SurvivalCurve[] curves = model.curvesOfHistory(known, count, asOf);
        List<Prediction> predictions = new ArrayList<>(count);
        double[] row = new double[historyWidth];
        for (int i = 0; i < count; i++) {
            System.arraycopy(known, i * historyWidth, row, 0, historyWidth);
            Basis basis = row[HistoryFeatures.PURCHASE_DAYS] > 1 ? Basis.HISTORY : Basis.FIRST_PURCHASE;
            predictions.add(prediction(curves[i], basis, model.cluster(row), asOf, warnings.of(row, asOf)));
        }
        return predictions;
    }

    /** How many history features the model knows: those without amounts come first. */
    int historyWidth() {
        return historyWidth;
    }

    /** Whether histories that know amounts or not are answered from the four inputs only. */
    boolean needsFourInputs(boolean amounts) {
        return model.hasAmounts() && !amounts;
    }

    /** What the four inputs alone would tell of a row of history features that the model knows. */
    Prediction withoutHistory(double[] row, LocalDate asOf) {
        SurvivalCurve curve = model.curveOfRfm(model.rfmRow(row), asOf);
        return prediction(curve, Basis.RFM, model.cluster(row), asOf, warnings.of(row, asOf));
    }

    /** The columns that a model without amounts knows. */
    private double[] withoutSpend(double[] rows, int count) {
        int width = HistoryFeatures.names(true).size();
        double[] known = new double[count * historyWidth];
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows, i * width, known, i * historyWidth, historyWidth);
        }
        return known;
    }

    /** The history model needs amounts; what is known without them is enough for the four inputs. */
    static List<Rfm> fourInputs(double[] rows, int count) {
        int width = HistoryFeatures.names(false).size();
        List<Rfm> inputs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double recency = Math.min(Rfm.MAX_RECENCY, rows[i * width + HistoryFeatures.RECENCY]);
            int frequency = (int) Math.min(Rfm.MAX_FREQUENCY, rows[i * width + HistoryFeatures.ORDERS]);
            inputs.add(new Rfm(recency, frequency, Double.NaN, null));
        }
        return inputs;
    }

    private Prediction prediction(SurvivalCurve curve, Basis basis, int cluster, LocalDate asOf, List<String> warned) {
        double churn = curve.at(model.horizon());
        return new Prediction(
                churn,
                churn >= 0.5,
                model.horizon(),
                curve.restrictedMean(),
                curve.medianWithin(model.horizon()),
                curve.intervalStart(0.1),
                curve.quantile(0.5),
                curve.intervalEnd(0.1),
                basis,
                cluster,
                segments.name(cluster),
                asOf,
                modelId,
                warned,
                curve);
    }
}
