package io.customerprediction.app.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A rolling file that is never given up: where logback stops for good if the file cannot be opened, and drops events
 * unseen until it tries again, this counts every event that is not written and tries again soon.
 */
final class LogFileAppender extends RollingFileAppender<ILoggingEvent> {
    private final LongAdder failures = new LongAdder();
    private volatile @Nullable PersistentFile file;

    @Override
    public void openFile(String name) {
        streamWriteLock.lock();
        try {
            PersistentFile opened = new PersistentFile(Path.of(name), failures, System::nanoTime);
            file = opened;
            setOutputStream(opened);
        } finally {
            streamWriteLock.unlock();
        }
    }

    @Override
    protected void subAppend(ILoggingEvent event) {
        try {
            super.subAppend(event);
        } catch (RuntimeException e) {
            failures.increment();
            throw e;
        }
    }

    /** Events that were not written. */
    long failures() {
        return failures.sum();
    }

    /** Whether the latest event was not written. */
    boolean isFailing() {
        PersistentFile current = file;
        return current != null && current.isFailing();
    }
}
