package io.customerprediction.app.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of the heap that all bodies at hand may take together, so that many large requests at once get an answer that
 * they may come again later, and the heap is never exhausted. Thread-safe.
 */
final class HeapBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** @param most bytes */
    HeapBudget(long most) {
        this.most = most;
    }

    long most() {
        return most;
    }

    /** Takes so many bytes if they are left; never waits. */
    boolean take(long bytes) {
        long before = taken.getAndAdd(bytes);
        if (before + bytes <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
