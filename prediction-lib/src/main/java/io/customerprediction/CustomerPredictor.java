package io.customerprediction;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.Documents;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.segments.Position;
import io.customerprediction.segments.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers about customers with the model of a bundle:
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
    private final Explaining explaining;
    private final ModelInfo info;
    private final Position highest;
    private final String card;
    private final String evaluation;

    /** Answers with a bundle that is in memory. */
    public CustomerPredictor(ModelBundle bundle) {
        ForecastModel model = bundle.model();
        Documents.Summary tested = bundle.documents().summary();
        scoring = new RowScoring(bundle);
        explaining = new Explaining(model, scoring);
        info = new ModelInfo(
                bundle.id(),
                model.asOf(),
                model.horizon(),
                tested.grade(),
                tested.auc(),
                tested.brier(),
                model.hasAmounts(),
                model.segments().segments().stream().map(Segment::name).toList());
        highest = bundle.highest();
        card = bundle.documents().cardJson();
        evaluation = bundle.documents().evaluationJson();
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

    /** The largest recency, frequency and monetary of any customer of the training log: how far the model has seen. */
    public Position highest() {
        return highest;
    }

    /** The model card as JSON: what the model is, what it was made of and how far it may be trusted. */
    public String card() {
        return card;
    }

    /** The whole report of the model's backtest as JSON. */
    public String evaluation() {
        return evaluation;
    }

    /**
     * The answer from the four inputs, as of the model's own as-of date: recency counts back from the day of asking
     * whenever that is, but the season ahead is the one that followed the model's training log.
     *
     * @throws InvalidInputException if the model has no such cluster
     */
    public Prediction predict(Rfm input) {
        return predict(input, info.asOf());
    }

    /**
     * The answer from the four inputs.
     *
     * @param asOf the day that recency counts back from; the season ahead is that of the days after it
     * @throws InvalidInputException if the model has no such cluster, or the date is out of range
     */
    public Prediction predict(Rfm input, LocalDate asOf) {
        return predictAll(List.of(input), asOf).get(0);
    }

    /**
     * The answers from the four inputs of many customers, at a lower price for each.
     *
     * @param asOf the day that recency counts back from; the season ahead is that of the days after it
     * @return one answer an input, in the same order
     * @throws InvalidInputException if the model has no such cluster as an input names (see {@link #check}), or the date is
     *     out of range
     */
    public List<Prediction> predictAll(List<Rfm> inputs, LocalDate asOf) {
        epochDay(asOf);
        return scoring.ofRfm(inputs, asOf);
    }

    /**
     * Makes sure that the model can answer an input, so that one of many can be refused by itself.
     *
     * @throws InvalidInputException naming the clusters of the model, if the input names another one
     */
    public void check(Rfm input) {
        scoring.check(input);
    }

    /**
     * The answer from a whole purchase history.
     *
     * @param history of one customer; entries after {@code asOf} are not looked at
     * @param asOf the last day that is known
     * @throws InvalidInputException if there is no purchase on or before {@code asOf}, or the date is out of range
     */
    public Prediction predict(CustomerHistory history, LocalDate asOf) {
        return scoring.ofHistories(row(history, asOf), 1, history.hasAmounts(), asOf)
                .get(0);
    }

    private static double[] row(CustomerHistory history, LocalDate asOf) {
        double[] row = new double[HistoryFeatures.names(history.hasAmounts()).size()];
        if (!HistoryFeatures.fill(history, epochDay(asOf), row, 0)) {
            throw new InvalidInputException(List.of(new FieldProblem(
                    "transactions",
                    "hold no purchase on or before the as-of date " + asOf + "; give at least one purchase that was not"
                            + " returned in full, or a later as-of date")));
        }
        return row;
    }

    /**
     * The answers for all customers of a log who purchased on or before the as-of date. Only a few thousand are in memory
     * at any time.
     *
     * @param asOf the last day that is known
     * @param threads that score; the calling thread feeds the consumer beside them
     * @param consumer takes the customers in the order of the log, on the calling thread; what it throws ends the run
     * @return how many customers there were
     * @throws InvalidInputException if the date is out of range
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public int predictAll(PurchaseLog log, LocalDate asOf, int threads, Consumer<ScoredCustomer> consumer) {
        return new LogScoring(scoring, log, epochDay(asOf)).run(threads, consumer);
    }

    /**
     * Why the answer from a history is what it is. Takes about a millisecond; the first call takes some more and keeps 24
     * bytes for each node of the forest.
     *
     * @param history of one customer; entries after {@code asOf} are not looked at
     * @param asOf the last day that is known
     * @throws InvalidInputException as {@link #predict(CustomerHistory, LocalDate)}
     */
    public Explanation explain(CustomerHistory history, LocalDate asOf) {
        return explaining.ofHistory(row(history, asOf), history.hasAmounts(), asOf);
    }

    /**
     * Why the answer from the four inputs is what it is, as of the model's own as-of date. Takes about a millisecond; the
     * first call takes some more and keeps 24 bytes for each node of the forest.
     *
     * @throws InvalidInputException if the model has no such cluster
     */
    public Explanation explain(Rfm input) {
        return explain(input, info.asOf());
    }

    /**
     * Why the answer from the four inputs is what it is.
     *
     * @param asOf the day that recency counts back from
     * @throws InvalidInputException as {@link #predict(Rfm, LocalDate)}
     */
    public Explanation explain(Rfm input, LocalDate asOf) {
        epochDay(asOf);
        return explaining.of(input, asOf);
    }

    /**
     * What will be told of a customer if the silence goes on, and if it ends today.
     *
     * @param history of one customer; entries after {@code asOf} are not looked at
     * @param asOf the last day that is known
     * @throws InvalidInputException as {@link #predict(CustomerHistory, LocalDate)}
     */
    public RiskPath riskPath(CustomerHistory history, LocalDate asOf) {
        epochDay(asOf);
        return new WhatIf(this, asOf).of(history);
    }

    /**
     * What will be told of a customer known by the four inputs if the silence goes on, and if it ends today with a purchase
     * of the average value. A cluster that is given stays the same all the time.
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
