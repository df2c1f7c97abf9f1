package io.customerprediction;

import io.customerprediction.features.FeatureProfile;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.Documents;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.segments.Position;
import io.customerprediction.segments.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Predicts churn and the next purchase with the model of a bundle:
 *
 * <pre>{@code
 * CustomerPredictor predictor = CustomerPredictor.load(Path.of("models/default"));
 * Prediction prediction = predictor.predict(new Rfm(10, 5, 5000, null));
 * print(prediction.churnProbability(), prediction.expectedDays());
 * }</pre>
 *
 * <p>Immutable and thread-safe; reads nothing from disk once loaded, and needs no Weka.
 */
public final class CustomerPredictor {
    private static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2999;

    private final RowScoring scoring;
    private final Explainer explainer;
    private final ModelInfo info;
    private final Position highest;
    private final Documents documents;

    /** A predictor with a bundle that is in memory. */
    public CustomerPredictor(ModelBundle bundle) {
        ForecastModel model = bundle.model();
        Documents.Summary tested = bundle.documents().summary();
        scoring = new RowScoring(bundle);
        explainer = new Explainer(model, scoring);
        info = new ModelInfo(
                bundle.id(),
                model.asOf(),
                model.horizon(),
                new ModelInfo.Tested(tested.grade(), tested.auc(), tested.brier()),
                model.hasAmounts(),
                model.segments().segments().stream().map(Segment::name).toList(),
                LogFingerprint.parse(tested.fingerprint()));
        highest = bundle.highest();
        documents = bundle.documents();
    }

    /**
     * Loads a bundle; every byte is verified.
     *
     * @param models folder of a bundle, or of model versions with a file {@code CHAMPION} that names the one to load
     * @throws io.customerprediction.model.InvalidBundleException if there is no bundle, it is damaged, of another version
     *     or predicts otherwise than when it was saved; the message says what to do
     * @throws IOException if the disk fails
     */
    public static CustomerPredictor load(Path models) throws IOException {
        return new CustomerPredictor(ModelBundle.load(models));
    }

    /**
     * The predictor of the model that is to answer now. A program that looks every few seconds follows what is trained,
     * promoted or taken back while it goes on answering: <pre>{@code predictor = predictor.reloaded(models)}</pre> in a field
     * that is volatile. Reads one short file unless the model is another one.
     *
     * @param models folder of model versions
     * @return this predictor if the folder has no {@code CHAMPION}, or it names this model; otherwise that of the model it names
     * @throws io.customerprediction.model.InvalidBundleException if the model that is named cannot be used; this predictor is
     *     as it was
     * @throws IOException if the disk fails
     */
    public CustomerPredictor reloaded(Path models) throws IOException {
        ModelRegistry registry = new ModelRegistry(models);
        Optional<String> champion = registry.championId();
        return champion.isEmpty() || champion.get().equals(info.id()) ? this : new CustomerPredictor(registry.load());
    }

    /** The facts about the model. */
    public ModelInfo model() {
        return info;
    }

    /** The largest recency, frequency and monetary of any customer of the training log; beyond it predictions have a warning. */
    public Position highest() {
        return highest;
    }

    /** The model card as JSON: what the model is, what it was trained on and how far it can be trusted. */
    public String card() {
        return documents.cardJson();
    }

    /** How the customers of the training log were distributed; empty if the bundle is of a release that did not keep it. */
    public Optional<FeatureProfile> profile() {
        return documents.profile();
    }

    /** The whole report of the model's backtest as JSON. */
    public String evaluation() {
        return documents.evaluationJson();
    }

    /**
     * The prediction from the four inputs, as of the model's own as-of date: recency counts back from today,
     * whenever that is, but the season ahead is the one that followed the model's training log.
     *
     * @throws InvalidInputException if the model has no such cluster
     */
    public Prediction predict(Rfm input) {
        return predict(input, info.asOf());
    }

    /**
     * The prediction from the four inputs.
     *
     * @param asOf the day that recency counts back from; the season ahead is that of the days after it
     * @throws InvalidInputException if the model has no such cluster, or the date is out of range
     */
    public Prediction predict(Rfm input, LocalDate asOf) {
        return predictAll(List.of(input), asOf).get(0);
    }

    /**
     * The predictions from the four inputs of many customers, faster than one by one.
     *
     * @param asOf the day that recency counts back from; the season ahead is that of the days after it
     * @return one prediction for each input, in the same order
     * @throws InvalidInputException if the model has no such cluster as an input names (see {@link #check}), or the date is
     *     out of range
     */
    public List<Prediction> predictAll(List<Rfm> inputs, LocalDate asOf) {
        epochDay(asOf);
        return scoring.ofRfm(inputs, asOf);
    }

    /**
     * Checks that the model can predict for an input, so that one of many can be rejected by itself.
     *
     * @throws InvalidInputException naming the clusters of the model, if the input names another one
     */
    public void check(Rfm input) {
        scoring.check(input);
    }

    /**
     * The prediction from a purchase history.
     *
     * @param history of one customer; entries after {@code asOf} are ignored
     * @param asOf the last day that is known
     * @return empty if there is no purchase on or before {@code asOf}: all entries are later, or every purchase was
     *     returned; {@link #predictAll(PurchaseLog, LocalDate, int, Consumer)} reports such a customer as
     *     {@link NoPurchase}
     * @throws InvalidInputException if the date is out of range
     */
    public Optional<Prediction> predict(CustomerHistory history, LocalDate asOf) {
        return row(history, asOf)
                .map(row ->
                        scoring.ofHistories(row, 1, history.hasAmounts(), asOf).get(0));
    }

    private static Optional<double[]> row(CustomerHistory history, LocalDate asOf) {
        double[] row = new double[HistoryFeatures.rowWidth()];
        return HistoryFeatures.fill(history, epochDay(asOf), row, 0) ? Optional.of(row) : Optional.empty();
    }

    /**
     * The predictions from features that were computed before, such as by a pipeline that keeps them: the same as from the
     * histories that they were computed from.
     *
     * @param rows all values of row 0, then those of row 1 and so on, each as {@link HistoryFeatures#fill} writes it; those of
     *     spending count only if the model uses amounts
     * @param asOf the day that the features were computed for
     * @return one prediction for each row, in the same order
     * @throws InvalidInputException naming every value that no customer can have (see
     *     {@link io.customerprediction.features.Feature#range}) as {@code row 3, recency}, if there are values of half a row, or
     *     if the date is out of range
     */
    public List<Prediction> predictFeatures(double[] rows, LocalDate asOf) {
        epochDay(asOf);
        FeatureRows.check(rows);
        return scoring.ofHistories(rows, rows.length / HistoryFeatures.rowWidth(), info.hasAmounts(), asOf);
    }

    /**
     * The predictions for all customers of a log. Only a few thousand customers are in memory at any time.
     *
     * <p>An exception or error of a scoring thread or of the consumer ends the run and is thrown as it is. To cancel a run,
     * throw from the consumer, or interrupt the calling thread: it ends before the next few thousand customers, with a
     * {@link java.util.concurrent.CancellationException} and the thread's interrupt status set.
     *
     * @param asOf the last day that is known
     * @param threads that score; the calling thread feeds the consumer beside them
     * @param consumer is called on the calling thread once for each customer, in the order of the log: with a
     *     {@link CustomerPrediction}, or with {@link NoPurchase} where {@link #predict(CustomerHistory, LocalDate)} is empty
     * @return how many customers have a prediction
     * @throws InvalidInputException if the date is out of range
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public int predictAll(PurchaseLog log, LocalDate asOf, int threads, Consumer<CustomerResult> consumer) {
        return new LogScoring(scoring, log, epochDay(asOf)).run(threads, consumer);
    }

    /**
     * Why the prediction from a history is what it is. Takes about a millisecond; the first call takes some more and keeps
     * 24 bytes for each node of the forest.
     *
     * @param history of one customer; entries after {@code asOf} are ignored
     * @param asOf the last day that is known
     * @return empty if there is no purchase on or before {@code asOf}
     * @throws InvalidInputException if the date is out of range
     */
    public Optional<Explanation> explain(CustomerHistory history, LocalDate asOf) {
        return row(history, asOf).map(row -> explainer.ofHistory(row, history.hasAmounts(), asOf));
    }

    /**
     * Why the prediction from the four inputs is what it is, as of the model's own as-of date. Takes about a millisecond; the
     * first call takes some more and keeps 24 bytes for each node of the forest.
     *
     * @throws InvalidInputException if the model has no such cluster
     */
    public Explanation explain(Rfm input) {
        return explain(input, info.asOf());
    }

    /**
     * Why the prediction from the four inputs is what it is.
     *
     * @param asOf the day that recency counts back from
     * @throws InvalidInputException as {@link #predict(Rfm, LocalDate)}
     */
    public Explanation explain(Rfm input, LocalDate asOf) {
        epochDay(asOf);
        return explainer.of(input, asOf);
    }

    /**
     * How the prediction develops without a further purchase, and with one today.
     *
     * @param history of one customer; entries after {@code asOf} are ignored
     * @param asOf the last day that is known
     * @return empty if there is no purchase on or before {@code asOf}
     * @throws InvalidInputException if the date is out of range
     */
    public Optional<RiskPath> riskPath(CustomerHistory history, LocalDate asOf) {
        epochDay(asOf);
        return new WhatIf(this, asOf).of(history);
    }

    /**
     * How the prediction from the four inputs develops without a further purchase, and with one of the average value today.
     * A cluster that is given stays the same.
     *
     * @param asOf the day that recency counts back from
     * @throws InvalidInputException as {@link #predict(Rfm, LocalDate)}
     */
    public RiskPath riskPath(Rfm input, LocalDate asOf) {
        epochDay(asOf);
        return new WhatIf(this, asOf).of(input);
    }

    private static int epochDay(LocalDate asOf) {
        if (asOf.getYear() < FIRST_YEAR || asOf.getYear() > LAST_YEAR) {
            throw new InvalidInputException(List.of(new FieldProblem(
                    "as_of", "is " + asOf + "; give a date of the years " + FIRST_YEAR + " to " + LAST_YEAR)));
        }
        return (int) asOf.toEpochDay();
    }
}
