package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.insights.FollowUp;
import io.customerprediction.app.insights.ForecastSample;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings all customers of a log into a store, with what a model expects of each. Stateless. */
public final class CustomerBase {
    private static final int STEP = 1_000;

    /** Is called with how far the work has come; what it throws ends the work, and the store stays as it was. */
    @FunctionalInterface
    public interface Progress {
        /** Ignores the progress. */
        Progress NONE = (phase, customers, done) -> {};

        /**
         * Some customers more.
         *
         * @param phase what is being done
         * @param customers so far in this phase
         * @param done share of this phase that is behind, from 0 to 1
         */
        void step(JobPhase phase, int customers, double done);
    }

    private CustomerBase() {}

    /**
     * Loads a log and scores its customers; see {@link #fill(Store, String, CleanedLog, CustomerPredictor, LocalDate, int,
     * Progress, Consumer)}.
     */
    public static Scoring fill(
            Store store,
            String name,
            CleanedLog log,
            CustomerPredictor predictor,
            LocalDate asOf,
            int threads,
            Progress progress) {
        return fill(store, name, log, predictor, asOf, threads, progress, customer -> {});
    }

    /**
     * Loads a log and scores its customers. Readers of the store see the previous customers until it is complete.
     *
     * @param name of the log, for people
     * @param asOf the last day that is known
     * @param threads that score
     * @param each takes the answers as they come, in the order of the log
     */
    public static Scoring fill(
            Store store,
            String name,
            CleanedLog log,
            CustomerPredictor predictor,
            LocalDate asOf,
            int threads,
            Progress progress,
            Consumer<CustomerPrediction> each) {
        DataSet data = load(store, name, log, progress);
        return score(store, data, log.purchases(), predictor, asOf, threads, progress, each);
    }

    /** Loads a log whose customers cannot be scored yet. */
    static DataSet load(Store store, String name, CleanedLog log, Progress progress) {
        PurchaseLog purchases = log.purchases();
        return store.load(
                name,
                log,
                customers -> progress.step(JobPhase.LOADING, customers, (double) customers / purchases.size()));
    }

    /**
     * Scores all customers anew with what has arrived.
     *
     * @param today the last day that can be counted from
     * @return empty if nothing has arrived
     */
    public static Optional<Scoring> refresh(
            Store store, CustomerPredictor predictor, LocalDate today, int threads, Progress progress) {
        return store.mergeArrivals(customers -> progress.step(JobPhase.LOADING, customers, 0))
                .map(merged -> {
                    LocalDate last = merged.dataSet().lastDay();
                    LocalDate asOf = last.isAfter(today) ? today : last;
                    return score(
                            store,
                            merged.dataSet(),
                            merged.purchases(),
                            predictor,
                            asOf,
                            threads,
                            progress,
                            each -> {});
                });
    }

    /**
     * Scores all customers anew with what has arrived, also if nothing has.
     *
     * @param today the last day that can be counted from
     * @return empty if nothing is stored
     */
    public static Optional<Scoring> scoreAnew(
            Store store, CustomerPredictor predictor, LocalDate today, int threads, Progress progress) {
        Optional<Scoring> refreshed = refresh(store, predictor, today, threads, progress);
        if (refreshed.isPresent()) {
            return refreshed;
        }
        return store.dataSet().map(data -> {
            LocalDate asOf = data.lastDay().isAfter(today) ? today : data.lastDay();
            PurchaseLog purchases = purchases(store, data, progress);
            return score(store, data, purchases, predictor, asOf, threads, progress, each -> {});
        });
    }

    private static PurchaseLog purchases(Store store, DataSet data, Progress progress) {
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        store.forEachCustomer(data, (number, id, history) -> {
            progress.step(JobPhase.LOADING, number, (double) number / data.customers());
            builder.add(id, history);
        });
        return builder.build(data.hasAmounts(), true);
    }

    /**
     * Scores the customers of a data set.
     *
     * @param purchases of the data set
     * @param asOf the last day that is known
     * @param threads that score
     * @param each takes the answers as they come, in the order of the log
     */
    private static Scoring score(
            Store store,
            DataSet data,
            PurchaseLog purchases,
            CustomerPredictor predictor,
            LocalDate asOf,
            int threads,
            Progress progress,
            Consumer<CustomerPrediction> each) {
        ForecastSample sample = new ForecastSample(data.customers());
        Scoring scoring;
        try (ScoringWriter writer = store.score(data, predictor.model(), asOf)) {
            int[] scored = {0};
            predictor.predictAll(purchases, asOf, threads, result -> {
                if (result instanceof CustomerPrediction customer) {
                    writer.add(customer, purchases.history(customer.number()));
                    each.accept(customer);
                    sample.add(customer.customerId(), customer.prediction());
                    scored[0]++;
                }
                if (result.number() % STEP == STEP - 1) {
                    progress.step(JobPhase.SCORING, scored[0], (double) (result.number() + 1) / purchases.size());
                }
            });
            scoring = writer.complete(done ->
                    progress.step(done < 1 ? JobPhase.INDEXING : JobPhase.FINISHING, scored[0], done < 1 ? done : 0));
        }
        FollowUp followUp = new FollowUp(store);
        followUp.keep(scoring, sample);
        followUp.compare(data, purchases);
        predictor.profile().ifPresent(profile -> followUp.noteDrift(scoring, purchases, profile));
        return scoring;
    }

    /** Whether the store holds the answers of this model about this very log as of this date already. */
    public static boolean isFilled(
            Store store, String name, CleanedLog log, CustomerPredictor predictor, LocalDate asOf) {
        return store.customers()
                .map(customers -> customers.scoring())
                .filter(scoring -> scoring.model().id().equals(predictor.model().id())
                        && scoring.asOf().equals(asOf)
                        && isOf(scoring.dataSet(), name, log))
                .isPresent();
    }

    private static boolean isOf(DataSet data, String name, CleanedLog log) {
        return data.name().equals(name)
                && data.logRows() == log.cleaning().rowsRead()
                && data.customers() == log.purchases().size()
                && data.daysWithEntries() == log.purchases().days();
    }
}
