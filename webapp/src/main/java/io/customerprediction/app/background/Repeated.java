package io.customerprediction.app.background;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something every few seconds, in a daemon thread of its own, from the start until it is closed. Thread-safe. */
public final class Repeated implements AutoCloseable {
    private final Runnable work;
    private final long pauseSeconds;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Does nothing before it is started.
     *
     * @param name of the thread
     * @param pauseSeconds from the end of one round to the next one
     * @param work must not throw: that would end it
     */
    public Repeated(String name, long pauseSeconds, Runnable work) {
        this.work = work;
        this.pauseSeconds = pauseSeconds;
        this.thread = new Thread(this::repeat, name);
    }

    /** Begins; to be called once. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void repeat() {
        try {
            while (!closed.await(pauseSeconds, TimeUnit.SECONDS)) {
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was closed, so that a long round ends early. */
    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits until a closed one has ended, but not longer than so many seconds. */
    public void awaitEnd(long mostSeconds) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(mostSeconds));
    }

    /** Ends it before its next round; does not wait. */
    @Override
    public void close() {
        closed.countDown();
    }
}
