package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.InvalidInputException;
import io.customerprediction.app.jobs.BatchFault.Kind;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.loads.Loss;
import io.customerprediction.transactions.values.AmbiguousValuesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the order of one batch. */
final class BatchWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);

    private final long id;
    private final BatchFiles files;
    private final BatchOrder order;
    private final Optional<CustomerPredictor> predictor;
    private final Store store;
    private final UploadLimits limits;
    private final Notices notices;

    /**
     * Who is told of what.
     *
     * @param questions receives what the whole file leaves open although its beginning did not
     * @param losses receives what the log does not have of what it would replace
     * @param rejectedRows receives how many rows of a log were rejected for each reason
     */
    record Notices(
            Consumer<AmbiguousValuesException> questions,
            Consumer<Loss> losses,
            Consumer<Map<String, Long>> rejectedRows) {}

    BatchWork(
            long id,
            BatchFiles files,
            BatchOrder order,
            Optional<CustomerPredictor> predictor,
            Store store,
            UploadLimits limits,
            Notices notices) {
        this.id = id;
        this.files = files;
        this.order = order;
        this.predictor = predictor;
        this.store = store;
        this.limits = limits;
        this.notices = notices;
    }

    @Override
    public Map<JobPhase, Double> phases() {
        return Estimate.phases(order);
    }

    @Override
    public String carryOut(JobRun run) throws IOException {
        BatchReport report = files.read().orElseThrow();
        BatchReport done = report(run, report);
        files.write(done);
        if (done.cleaning() != null) {
            notices.rejectedRows.accept(done.cleaning().setAside());
        }
        return files.folder().toString();
    }

    private BatchReport report(JobRun run, BatchReport report) throws IOException {
        return order instanceof BatchOrder.OfTransactions log
                ? new TransactionsBatch(run, files, report, log, predictor, store).carryOut(limits)
                : new FeaturesBatch(run, files, report, (BatchOrder.OfFeatures) order, predictor.orElseThrow())
                        .carryOut(limits.reading().maxInflatedBytes());
    }

    @Override
    public void undo() {
        files.tidy(BatchFiles::removeResults);
    }

    @Override
    public boolean asksAgain(Throwable cause) {
        if (cause.getCause() instanceof AmbiguousValuesException open) {
            notices.questions.accept(open);
            return true;
        }
        if (cause instanceof UnconfirmedLossException unconfirmed) {
            notices.losses.accept(unconfirmed.loss());
            return true;
        }
        return false;
    }

    @Override
    public String failure(Throwable cause) {
        return fault(cause).message();
    }

    /** Threads that score wrap what stops them. */
    private static boolean memoryIsShort(@Nullable Throwable e) {
        return e != null && (e instanceof OutOfMemoryError || memoryIsShort(e.getCause()));
    }

    private BatchFault fault(Throwable e) {
        if (memoryIsShort(e)) {
            return BatchFault.of(Kind.MEMORY, Runtime.getRuntime().maxMemory() >> 20);
        }
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof BatchException known) {
            return known.fault();
        }
        boolean databaseFull = cause instanceof StoreException store && store.kind() == StoreException.Kind.DISK_FULL;
        if (!databaseFull && StoreException.isDiskFull(cause)) {
            return BatchFault.of(Kind.DISK_FULL);
        }
        if (cause instanceof IOException || cause instanceof InvalidInputException || cause instanceof StoreException) {
            String name = files.read().map(BatchReport::file).orElse("");
            return BatchFault.of(Kind.MESSAGE, reason.replace(files.upload().toString(), name));
        }
        LOG.error("Batch {} failed", id, e);
        return BatchFault.of(Kind.SERVER, id);
    }
}
