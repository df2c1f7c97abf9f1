package io.customerprediction.progress;

import java.util.concurrent.CancellationException;

/** Ends work whose thread was interrupted; loops that may run for more than some tenths of a second call it. */
public final class Cancellation {
    private Cancellation() {}

    /**
     * Returns at once unless the current thread is interrupted; cheap enough for a loop over customers.
     *
     * @throws CancellationException if it is; the thread stays interrupted
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the run was cancelled");
        }
    }
}
