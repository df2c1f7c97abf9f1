package io.customerprediction.training;

import io.customerprediction.history.CleanedLog;

/** From a log to a model bundle: readiness, backtest, fit. Stateless; safe for any number of threads. */
public final class Training {
    private Training() {}

    /**
     * Trains on a log.
     *
     * @throws NotReadyException if the log is NOT READY and {@code options.force()} is not set
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static TrainedModel run(CleanedLog log, TrainingOptions options, Progress progress) {
        throw new IllegalStateException("not built yet: " + log + options + progress);
    }
}
