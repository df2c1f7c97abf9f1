package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.StoreException;
import java.time.LocalDate;
import java.util.Map;
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

    /** @param today the last day that can be counted from */
    RefreshWork(Store store, CustomerPredictor predictor, LocalDate today) {
        this.store = store;
        this.predictor = predictor;
        this.today = today;
    }

    @Override
    public Map<JobPhase, Double> phases() {
        return PHASES;
    }

    @Override
    public String carryOut(JobRun run) {
        run.step(JobPhase.LOADING, 0, 0);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return CustomerBase.refresh(store, predictor, today, threads, run::step)
                .map(scoring -> String.valueOf(scoring.id()))
                .orElse("");
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
