package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.StoreException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores all customers anew with what has arrived, so that pages and lists show it. */
final class RefreshWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshWork.class);
    private static final Map<JobPhase, Double> PHASES =
            Map.of(JobPhase.LOADING, 0.0, JobPhase.SCORING, 0.4, JobPhase.INDEXING, 0.8, JobPhase.FINISHING, 0.98);

    private final Store store;
    private final CustomerPredictor predictor;
    private final LocalDate today;
    private final boolean inAnyCase;

    /**
     * @param today the last day that can be counted from
     * @param inAnyCase whether customers are scored even if nothing has arrived
     */
    RefreshWork(Store store, CustomerPredictor predictor, LocalDate today, boolean inAnyCase) {
        this.store = store;
        this.predictor = predictor;
        this.today = today;
        this.inAnyCase = inAnyCase;
    }

    @Override
    public Map<JobPhase, Double> phases() {
        return PHASES;
    }

    @Override
    public String carryOut(JobRun run) {
        run.step(JobPhase.LOADING, 0, 0);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        Optional<Scoring> scoring = inAnyCase
                ? CustomerBase.scoreAnew(store, predictor, today, threads, run::step)
                : CustomerBase.refresh(store, predictor, today, threads, run::step);
        return scoring.map(made -> String.valueOf(made.id())).orElse("");
    }

    /** The store has undone what was not complete. */
    @Override
    public void undo() {}

    @Override
    public String failure(Throwable cause) {
        if (cause instanceof StoreException) {
            return String.valueOf(cause.getMessage());
        }
        LOG.error("The customers could not be scored anew", cause);
        return "The server's log has the cause.";
    }
}
