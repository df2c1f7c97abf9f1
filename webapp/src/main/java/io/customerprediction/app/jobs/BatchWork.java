package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.InvalidInputException;
import io.customerprediction.app.jobs.BatchFault.Kind;
import io.customerprediction.app.store.Jobs;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the order of one batch and remembers how it ended. */
final class BatchWork {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);

    private final long id;
    private final BatchRun run;
    private final BatchOrder order;
    private final CustomerPredictor predictor;
    private final Store store;
    private final LocalDate today;
    private final long maxInflatedBytes;

    BatchWork(
            long id,
            BatchRun run,
            BatchOrder order,
            CustomerPredictor predictor,
            Store store,
            LocalDate today,
            long maxInflatedBytes) {
        this.id = id;
        this.run = run;
        this.order = order;
        this.predictor = predictor;
        this.store = store;
        this.today = today;
        this.maxInflatedBytes = maxInflatedBytes;
    }

    /** Throws nothing: whatever goes wrong is the batch's end. */
    void run() {
        Jobs jobs = store.jobs();
        try {
            if (run.begin(order)) {
                BatchReport report = run.files().read().orElseThrow();
                run.files().write(carryOut(report));
                run.files().tidy(BatchFiles::removeUpload);
                jobs.done(id, "", run.files().folder().toString());
            }
        } catch (CancellationException stopped) {
            LOG.info("Batch {} was stopped", id);
            run.files().tidy(BatchFiles::removeResults);
        } catch (IOException | RuntimeException | Error e) {
            run.files().tidy(BatchFiles::removeResults);
            run.files().tidy(BatchFiles::removeUpload);
            fail(jobs, e);
        }
    }

    private BatchReport carryOut(BatchReport report) throws IOException {
        return order instanceof BatchOrder.OfTransactions log
                ? new TransactionsBatch(run, report, log, predictor, store).carryOut(today, maxInflatedBytes)
                : new FeaturesBatch(run, report, (BatchOrder.OfFeatures) order, predictor, maxInflatedBytes).carryOut();
    }

    private void fail(Jobs jobs, Throwable e) {
        BatchFault fault = fault(e);
        try {
            jobs.failed(id, fault.message());
        } catch (RuntimeException also) {
            also.addSuppressed(e);
            LOG.error("Batch {} failed ({}), and that cannot be stored; the next start marks it", id, fault, also);
        }
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
            String name = run.files().read().map(BatchReport::file).orElse("");
            return BatchFault.of(Kind.TOLD, reason.replace(run.files().upload().toString(), name));
        }
        LOG.error("Batch {} failed", id, e);
        return BatchFault.of(Kind.SERVER, id);
    }
}
