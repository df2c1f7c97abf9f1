package io.customerprediction.app.store.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Forces what was committed to disk. Those who wait while it is being done share the next time, so that many small
 * transactions at once cost one write. Thread-safe.
 */
final class SharedForce {
    private final AtomicLong asked = new AtomicLong();
    private final Object oneAtATime = new Object();
    private long done;

    /** Puts everything that was committed on disk. */
    @FunctionalInterface
    interface Force {
        void now() throws SQLException;
    }

    /** Returns when what this thread has committed is on disk. */
    void force(Force force) throws SQLException {
        long own = asked.incrementAndGet();
        synchronized (oneAtATime) {
            if (done >= own) {
                return;
            }
            long covered = asked.get();
            force.now();
            done = covered;
        }
    }
}
