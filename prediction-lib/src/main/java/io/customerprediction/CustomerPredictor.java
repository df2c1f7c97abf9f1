package io.customerprediction;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.SurvivalCurve;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.segments.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Answers about customers with the model of a bundle:
 *
 * <pre>{@code
 * CustomerPredictor predictor = CustomerPredictor.load(Path.of("models/default"));
 * double churn = predictor.predict(new Rfm(10, 5, 5000, null)).churnProbability();
 * double days = predictor.predict(new Rfm(10, 5, 5000, null)).expectedDays();
 * }</pre>
 *
 * <p>Immutable and thread-safe; reads nothing from disk once loaded, and needs no Weka.
 */
public final class CustomerPredictor {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final ForecastModel model;
    private final ModelInfo info;
    private final Warnings warnings;

    /** Answers with a bundle that is in memory. */
    public CustomerPredictor(ModelBundle bundle) {
        this.model = bundle.model();
        this.info = new ModelInfo(
                bundle.id(),
                model.asOf(),
                model.horizon(),
                bundle.card().path("grade").path("letter").asText(),
                model.hasAmounts(),
                model.segments().segments().stream().map(Segment::name).toList());
        this.warnings = new Warnings(model, bundle.highest());
    }

    /**
     * Loads a bundle from its folder; every byte is verified.
     *
     * @throws io.customerprediction.model.InvalidBundleException if there is no bundle, it is damaged, of another version
     *     or answers otherwise than when it was saved; the message says what to do
     * @throws IOException if the disk fails
     */
    public static CustomerPredictor load(Path bundle) throws IOException {
        return new CustomerPredictor(ModelBundle.load(bundle));
    }

    /** What is to be known of the model. */
    public ModelInfo model() {
        return info;
    }

    /**
     * The answer from the four inputs, as of the model's own as-of date: recency counts back from the day of asking
     * whenever that is, but the season ahead is the one that followed the model's training log.
     *
     * @throws InvalidInputException if the model has no such cluster
     */
    public Prediction predict(Rfm rfm) {
        return predict(rfm, model.asOf());
    }

    /**
     * The answer from the four inputs.
     *
     * @param asOf the day that recency counts back from; the season ahead is that of the days after it
     * @throws InvalidInputException if the model has no such cluster, or the date is out of range
     */
    public Prediction predict(Rfm rfm, LocalDate asOf) {
        epochDay(asOf);
        double monetary = monetary(rfm);
        int assigned = model.segments().assign(rfm.recency(), rfm.frequency(), monetary);
        int cluster = rfm.cluster() == null ? assigned : known(rfm.cluster());
        double[] row = new double[RfmFeatures.names(model.hasAmounts()).size()];
        RfmFeatures.fill(rfm.recency(), rfm.frequency(), monetary, cluster, model.hasAmounts(), row, 0);
        return answer(
                model.curveOfRfm(row, asOf), Basis.RFM, cluster, asOf, warnings.of(rfm, monetary, assigned, asOf));
    }

    private static int epochDay(LocalDate asOf) {
        if (asOf.getYear() < FIRST_YEAR || asOf.getYear() > LAST_YEAR) {
            throw new InvalidInputException(List.of(new FieldProblem(
                    "as_of", "is " + asOf + "; give a date of the years " + FIRST_YEAR + " to " + LAST_YEAR)));
        }
        return (int) asOf.toEpochDay();
    }

    /** Unknown spending is filled in here, as a forest answers gaps slowly: what such customers usually spend. */
    private double monetary(Rfm rfm) {
        if (!model.hasAmounts() || !Double.isNaN(rfm.monetary())) {
            return model.hasAmounts() ? rfm.monetary() : Double.NaN;
        }
        int cluster = model.segments().assign(rfm.recency(), rfm.frequency(), Double.NaN);
        Segment segment = model.segments().segments().get(cluster - 1);
        return segment.typical().monetary() / Math.max(1, segment.typical().frequency()) * rfm.frequency();
    }

    private int known(int cluster) {
        if (cluster > info.segmentNames().size()) {
            throw new InvalidInputException(
                    List.of(new FieldProblem("Cluster", "is " + cluster + "; this model has " + clusters())));
        }
        return cluster;
    }

    private String clusters() {
        StringBuilder names = new StringBuilder();
        for (Segment segment : model.segments().segments()) {
            names.append(names.isEmpty() ? "" : ", ")
                    .append(segment.number())
                    .append(" (")
                    .append(segment.name())
                    .append(')');
        }
        return names + "; or leave it out to have it worked out";
    }

    /**
     * The answer from a whole purchase history.
     *
     * @param history of one customer; entries after {@code asOf} are not looked at
     * @param asOf the last day that is known
     * @throws InvalidInputException if there is no purchase on or before {@code asOf}, or the date is out of range
     */
    public Prediction predict(CustomerHistory history, LocalDate asOf) {
        double[] row = new double[HistoryFeatures.names(history.hasAmounts()).size()];
        if (!HistoryFeatures.fill(history, epochDay(asOf), row, 0)) {
            throw new InvalidInputException(List.of(new FieldProblem(
                    "transactions",
                    "hold no purchase on or before the as-of date " + asOf + "; give at least one purchase"
                            + " that was not returned in full, or a later as-of date")));
        }
        if (model.hasAmounts() && !history.hasAmounts()) {
            return predict(
                    new Rfm(row[HistoryFeatures.RECENCY], (int) row[HistoryFeatures.ORDERS], Double.NaN, null), asOf);
        }
        return answer(row, asOf);
    }

    private Prediction answer(double[] made, LocalDate asOf) {
        double[] row =
                Arrays.copyOf(made, HistoryFeatures.names(model.hasAmounts()).size());
        Basis basis = row[HistoryFeatures.PURCHASE_DAYS] > 1 ? Basis.HISTORY : Basis.FIRST_PURCHASE;
        return answer(model.curveOfHistory(row, asOf), basis, model.cluster(row), asOf, warnings.of(row, asOf));
    }

    private Prediction answer(SurvivalCurve curve, Basis basis, int cluster, LocalDate asOf, List<String> warned) {
        double churn = curve.at(model.horizon());
        return new Prediction(
                churn,
                churn >= 0.5,
                model.horizon(),
                curve.restrictedMean(),
                curve.medianWithin(model.horizon()),
                curve.quantile(0.1),
                curve.quantile(0.5),
                curve.quantile(0.9),
                basis,
                cluster,
                info.segmentNames().get(cluster - 1),
                asOf,
                info.id(),
                warned,
                curve);
    }
}
