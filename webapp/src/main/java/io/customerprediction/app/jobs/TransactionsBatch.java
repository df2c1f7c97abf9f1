package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.export.PredictionCsv;
import io.customerprediction.app.jobs.BatchOrder.Use;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.Loss;
import io.customerprediction.app.store.orders.FileArrivals.Taken;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogOrders;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Predicts for every customer of a log; without a model, stores them. */
final class TransactionsBatch {
    private static final int STEP = 1_000;

    private final JobRun run;
    private final BatchFiles files;
    private final BatchReport report;
    private final BatchOrder.OfTransactions order;
    private final Optional<CustomerPredictor> predictor;
    private final Store store;
    private final Expectation.Sum sum = new Expectation.Sum();

    TransactionsBatch(
            JobRun run,
            BatchFiles files,
            BatchReport report,
            BatchOrder.OfTransactions order,
            Optional<CustomerPredictor> predictor,
            Store store) {
        this.run = run;
        this.files = files;
        this.report = report;
        this.order = order;
        this.predictor = predictor;
        this.store = store;
    }

    /**
     * Does the work.
     *
     * @throws IOException if the file is no such log or the disk fails
     * @throws BatchException if nothing is known on the as-of date
     */
    BatchReport carryOut(UploadLimits limits) throws IOException {
        CleanedLog log = CleanedLog.read(
                CsvRows.of(files.upload(), limits.reading().format(order.format()))
                        .maxInflatedBytes(limits.reading().maxInflatedBytes()),
                new CleaningRules(order.returns(), limits.lastDay()),
                (rows, done) -> run.step(JobPhase.READING, rows, done),
                orders(limits),
                store.erased()::keptFrom);
        run.step(order.intoStore() ? JobPhase.LOADING : JobPhase.SCORING, 0, 0);
        if (order.use() == Use.ADD) {
            return add(log, limits);
        }
        LocalDate asOf = asOf(log.purchases());
        if (order.use() == Use.REPLACE) {
            refuseLoss(log.purchases());
        }
        return predictor.isPresent() ? predict(log, asOf, predictor.get()) : store(log, asOf);
    }

    private @Nullable LogOrders orders(UploadLimits limits) {
        return switch (order.use()) {
            case PREDICT -> null;
            case REPLACE -> LogOrders.numbered(limits.reading().names());
            case ADD -> LogOrders.everything(limits.reading().names());
        };
    }

    /** Has somebody agree first if the log does not have all of what it replaces. */
    private void refuseLoss(PurchaseLog log) {
        Optional<Loss> loss = store.loss(log).filter(Loss::isAny);
        if (loss.isPresent() && loss.get().stored().id() != order.mayReplace()) {
            throw new UnconfirmedLossException(loss.get());
        }
    }

    private BatchReport add(CleanedLog log, UploadLimits limits) throws IOException {
        Taken taken;
        try {
            taken = store.files().take(report.file(), log, OrderCounts::words);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        int threads = Runtime.getRuntime().availableProcessors();
        predictor.ifPresent(model -> CustomerBase.refresh(store, model, limits.lastDay(), threads, run::step));
        return report.ofAdded(taken, log.cleaning());
    }

    private BatchReport store(CleanedLog log, LocalDate asOf) {
        CustomerBase.load(store, report.file(), log, run::step);
        return report.ofLog(asOf, true, null, log.cleaning());
    }

    private BatchReport predict(CleanedLog log, LocalDate asOf, CustomerPredictor model) throws IOException {
        int horizon = model.model().horizonDays();
        try (PredictionCsv csv = new PredictionCsv(Files.newBufferedWriter(files.predictions()), horizon, false)) {
            score(log, asOf, model, customer -> {
                csv.write(customer);
                sum.add(customer.prediction(), customer.purchases().monetary());
            });
        }
        Expectation expected =
                sum.of(horizon, model.model().id(), model.model().log().relationTo(LogFingerprint.of(log.purchases())));
        return report.ofLog(asOf, order.intoStore(), expected, log.cleaning());
    }

    private LocalDate asOf(PurchaseLog log) {
        LocalDate first = LocalDate.ofEpochDay(log.firstDay());
        LocalDate last = LocalDate.ofEpochDay(log.lastDay());
        LocalDate asOf = order.asOf() == null ? last : order.asOf();
        if (asOf.isBefore(first)) {
            throw new BatchException(BatchFault.Kind.AS_OF_TOO_EARLY, asOf, first, last);
        }
        return asOf;
    }

    private void score(CleanedLog log, LocalDate asOf, CustomerPredictor model, Consumer<CustomerPrediction> each) {
        int threads = Runtime.getRuntime().availableProcessors();
        if (order.intoStore()) {
            CustomerBase.fill(store, report.file(), log, model, asOf, threads, run::step, each);
            return;
        }
        model.predictAll(log.purchases(), asOf, threads, result -> {
            if (result instanceof CustomerPrediction customer) {
                each.accept(customer);
            }
            if (result.number() % STEP == STEP - 1) {
                run.step(
                        JobPhase.SCORING,
                        sum.customers(),
                        (double) (result.number() + 1) / log.purchases().size());
            }
        });
        run.step(JobPhase.FINISHING, sum.customers(), 0);
    }
}
