package io.customerprediction.app.server.jetty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A share of the server's threads for one kind of request: so many run at once, some more wait in the order in which they
 * came, all others are refused. One client address gets at most a part of the lane while others want it. Only so many of
 * the running requests may wait for their clients; one more breaks off the one that has waited longest. Thread-safe;
 * nothing here blocks.
 */
final class Lane {
    private final Bounds bounds;
    private final Executor threads;
    private final ArrayDeque<Exchange> queue = new ArrayDeque<>();
    private final Map<String, Integer> runningByAddress = new HashMap<>();
    private final Set<Exchange> waitingForClients = new LinkedHashSet<>();
    private int running;

    /**
     * How much a lane takes.
     *
     * @param running most requests at once, each with a thread
     * @param waitingForClients most of them that may wait for their clients at once
     * @param queued most requests that wait for a thread
     * @param share percentage of the running and of the queued requests that may be of one client address
     */
    record Bounds(int running, int waitingForClients, int queued, int share) {
        private static final int ALL = 100;

        boolean isShared() {
            return share < ALL;
        }

        int runningOfOne() {
            return Math.max(1, running * share / ALL);
        }

        int queuedOfOne() {
            return Math.max(1, queued * share / ALL);
        }
    }

    /** What happens to a request that asks for a thread. */
    enum Entry {
        RUN,
        QUEUED,
        FULL,
        TOO_MANY_FROM_ADDRESS
    }

    /** @param threads have room for all that run at once */
    Lane(Bounds bounds, Executor threads) {
        this.bounds = bounds;
        this.threads = threads;
    }

    /** Whether the caller is to run the exchange now, or another thread will do so later, or none. */
    synchronized Entry enter(Exchange exchange) {
        if (running < bounds.running() && mayRun(exchange)) {
            begin(exchange);
            return Entry.RUN;
        }
        if (queue.size() >= bounds.queued()) {
            return Entry.FULL;
        }
        if (bounds.isShared() && queuedOf(exchange.client()) >= bounds.queuedOfOne()) {
            return Entry.TOO_MANY_FROM_ADDRESS;
        }
        queue.add(exchange);
        return Entry.QUEUED;
    }

    private boolean mayRun(Exchange exchange) {
        return !bounds.isShared() || runningByAddress.getOrDefault(exchange.client(), 0) < bounds.runningOfOne();
    }

    private long queuedOf(String client) {
        return queue.stream().filter(other -> other.client().equals(client)).count();
    }

    private void begin(Exchange exchange) {
        running++;
        count(exchange, 1);
    }

    private void count(Exchange exchange, int more) {
        if (bounds.isShared()) {
            runningByAddress.merge(exchange.client(), more, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    /** The exchange's thread is done with it: the next one gets the place. */
    void leave(Exchange exchange) {
        @Nullable Exchange next;
        synchronized (this) {
            waitingForClients.remove(exchange);
            running--;
            count(exchange, -1);
            next = queue.stream().filter(this::mayRun).findFirst().orElse(null);
            if (next != null) {
                queue.remove(next);
                begin(next);
            }
        }
        if (next != null) {
            threads.execute(next::run);
        }
    }

    /** The exchange's thread must wait for the client. */
    void waits(Exchange exchange) {
        @Nullable Exchange longest = null;
        synchronized (this) {
            waitingForClients.add(exchange);
            if (waitingForClients.size() > bounds.waitingForClients()) {
                Iterator<Exchange> eldest = waitingForClients.iterator();
                longest = eldest.next();
                eldest.remove();
            }
        }
        if (longest != null) {
            longest.breakOff();
        }
    }

    synchronized void goesOn(Exchange exchange) {
        waitingForClients.remove(exchange);
    }

    /** Takes out of the queue whatever has been there since before this time. */
    synchronized List<Exchange> queuedBefore(long nanoTime) {
        List<Exchange> expired = new ArrayList<>();
        while (!queue.isEmpty() && queue.peek().begun() - nanoTime < 0) {
            expired.add(queue.remove());
        }
        return expired;
    }
}
