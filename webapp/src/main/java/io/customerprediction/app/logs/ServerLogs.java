package io.customerprediction.app.logs;

import io.customerprediction.app.settings.LogSettings;
import io.customerprediction.logging.PredictionLog;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The log files of a server: {@code churn_prediction.log}, {@code next_purchase.log} and {@code access.log}. Each line is
 * with the operating system before its request is answered. Thread-safe.
 */
public final class ServerLogs implements AutoCloseable {
    private final RollingFiles files;
    private final PredictionLog predictions;
    private final Optional<AccessLog> access;

    /**
     * Opens the files, or goes on trying while that fails.
     *
     * @param clock gives the time of the lines
     */
    public ServerLogs(LogSettings settings, Clock clock) {
        files = new RollingFiles(
                settings.folder(), new Rolling(settings.fileBytes(), settings.days(), settings.totalBytes()));
        predictions =
                new PredictionLog(files.open(PredictionLog.CHURN), files.open(PredictionLog.NEXT_PURCHASE), clock);
        access = settings.access()
                ? Optional.of(new AccessLog(files.open(AccessLog.NAME), settings.format(), clock))
                : Optional.empty();
    }

    /** Writes predictions down; never throws. */
    public PredictionLog predictions() {
        return predictions;
    }

    /** Writes requests down; empty where the settings do not want that. */
    public Optional<AccessLog> access() {
        return access;
    }

    /** Lines that could not be written since the start, by the name of the log. */
    public Map<String, Long> failures() {
        return files.failures();
    }

    /** Whether lines cannot be written now: the latest one was lost, and there is no room for another one yet. */
    public boolean areFailing() {
        return files.areFailing();
    }

    /** Closes the files; nothing is left unwritten. */
    @Override
    public void close() {
        files.close();
    }
}
