package io.customerprediction.app.server.jetty;

import io.customerprediction.app.http.Pace;
import java.util.concurrent.atomic.AtomicBoolean;

/** A wait for a client to send or to take something; counts into the pace of its transfer when it ends. Thread-safe. */
final class ClientWait {
    private final Exchange exchange;
    private final Pace pace;
    private final long bytes;
    private final Runnable giveUp;
    private final long since = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * @param bytes that the client is to take
     * @param giveUp is run if it is too slow
     */
    ClientWait(Exchange exchange, Pace pace, long bytes, Runnable giveUp) {
        this.exchange = exchange;
        this.pace = pace;
        this.bytes = bytes;
        this.giveUp = giveUp;
        exchange.begin(this);
    }

    /** The thread is about to block, unless the wait is over. */
    void block() {
        if (!over.get()) {
            exchange.block();
            if (over.get()) {
                exchange.goOn();
            }
        }
    }

    /** Ends the wait; false if it was over. */
    boolean end() {
        if (over.getAndSet(true)) {
            return false;
        }
        exchange.end(this);
        synchronized (pace) {
            pace.add(bytes, System.nanoTime() - since);
        }
        return true;
    }

    void breakOffIfTooSlow(long now) {
        boolean slow;
        synchronized (pace) {
            slow = pace.isTooSlowWith(bytes, now - since);
        }
        if (slow) {
            breakOff();
        }
    }

    void breakOff() {
        if (!over.get()) {
            giveUp.run();
        }
    }
}
