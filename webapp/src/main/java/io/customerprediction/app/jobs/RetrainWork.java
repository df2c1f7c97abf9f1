package io.customerprediction.app.jobs;

import io.customerprediction.app.models.Learner;
import io.customerprediction.app.models.TrainingFailure;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.loads.DataSet;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a model on all purchases as they are now. Its result is the model's id. */
final class RetrainWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(RetrainWork.class);
    private static final Map<JobPhase, Double> PHASES =
            Map.of(JobPhase.LOADING, 0.0, JobPhase.TRAINING, 0.1, JobPhase.FINISHING, 0.99);

    /** While something else is written to the store, what has arrived cannot be merged: it is tried again so often. */
    private static final int MERGE_ATTEMPTS = 1_200;

    private static final long PAUSE_NANOS = 250_000_000;

    private final Store store;
    private final Learner learner;
    private final Runnable merged;
    private final Optional<String> forcedBy;
    private final LocalDate today;

    /**
     * @param merged is run when purchases have been merged that are not scored yet
     * @param forcedBy who wants the model to answer in any case
     * @param today the last day that can be learnt from
     */
    RetrainWork(Store store, Learner learner, Runnable merged, Optional<String> forcedBy, LocalDate today) {
        this.store = store;
        this.learner = learner;
        this.merged = merged;
        this.forcedBy = forcedBy;
        this.today = today;
    }

    @Override
    public Map<JobPhase, Double> phases() {
        return PHASES;
    }

    @Override
    public String carryOut(JobRun run) throws IOException {
        run.step(JobPhase.LOADING, 0, 0);
        merge(run);
        DataSet data = store.dataSet().orElseThrow(() -> new BatchException(BatchFault.Kind.NO_STORE));
        LocalDate last = data.lastDay();
        Learner.Material material = new Learner.Material(
                visitor -> store.forEachCustomer(data, (number, id, history) -> visitor.visit(id, history)),
                data.hasAmounts(),
                data.log(),
                last.isAfter(today) ? today : last);
        Learner.Learnt learnt = learner.learn(material, forcedBy, done -> run.step(JobPhase.TRAINING, 0, done));
        LOG.info(
                "Model {} was trained on {} and is now {}",
                learnt.id(),
                data.name(),
                learnt.state().key());
        return learnt.id();
    }

    private void merge(JobRun run) {
        for (int attempt = 1; ; attempt++) {
            try {
                if (store.mergeArrivals(customers -> run.step(JobPhase.LOADING, customers, 0))
                        .isPresent()) {
                    merged.run();
                }
                return;
            } catch (StoreException e) {
                if (attempt == MERGE_ATTEMPTS || e.kind() != StoreException.Kind.BUSY) {
                    throw e;
                }
                run.step(JobPhase.LOADING, 0, 0);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** The learner has deleted what was not complete. */
    @Override
    public void undo() {}

    @Override
    public String failure(Throwable cause) {
        if (cause instanceof StoreException || cause instanceof TrainingFailure || cause instanceof IOException) {
            return String.valueOf(cause.getMessage());
        }
        LOG.error("No model could be trained", cause);
        return "The server's log has the cause.";
    }
}
