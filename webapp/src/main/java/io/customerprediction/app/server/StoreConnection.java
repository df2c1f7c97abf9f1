package io.customerprediction.app.server;

import io.customerprediction.app.api.operations.Health.Part;
import io.customerprediction.app.api.operations.Health.State;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's store: opened by a thread of its own, so that predictions do not wait for a database, and tried again until
 * it is there. Afterwards the same thread checks it every few seconds, so that a database that went away is refused at once
 * and used again as soon as it is back. Thread-safe.
 */
public final class StoreConnection implements Supplier<Optional<Store>>, AutoCloseable {
    /** The longest pause between two attempts or checks. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(5);
    private static final long STOP_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(StoreConnection.class);

    private final @Nullable Supplier<Store> open;
    private final Duration longestPause;
    private @Nullable Thread thread;
    private @Nullable Store store;
    private @Nullable StoreException failure;
    private boolean closed;

    private StoreConnection(@Nullable Supplier<Store> open, Duration longestPause, @Nullable Store store) {
        this.open = open;
        this.longestPause = longestPause;
        this.store = store;
    }

    /** A store that is opened when {@link #begin} is called or it is first asked for, and closed with this. */
    public static StoreConnection opening(Supplier<Store> open) {
        return new StoreConnection(open, LONGEST_PAUSE, null);
    }

    /** The same with another longest pause between two attempts. */
    static StoreConnection opening(Supplier<Store> open, Duration longestPause) {
        return new StoreConnection(open, longestPause, null);
    }

    /** A store that is open already; the caller closes it. */
    public static StoreConnection of(Store store) {
        return new StoreConnection(null, LONGEST_PAUSE, store);
    }

    /** An application without a database. */
    public static StoreConnection none() {
        return new StoreConnection(null, LONGEST_PAUSE, null);
    }

    /** The state of the database as far as it is known; does not wait. */
    public synchronized Part status() {
        Optional<StoreException> reason = store == null ? Optional.ofNullable(failure) : store.away();
        if (reason.isPresent()) {
            return new Part(State.DOWN, retried(reason.get()));
        }
        if (store != null) {
            return new Part(State.UP, "");
        }
        return new Part(open == null ? State.NONE : State.STARTING, "");
    }

    private static String retried(StoreException reason) {
        return reason.getMessage() + ". It is tried again every few seconds; no restart is needed.";
    }

    /** How many of its connections are in use; 0 where there is no database. Does not wait. */
    synchronized int busyConnections() {
        return store == null ? 0 : store.busyConnections();
    }

    /** Begins to open the store, unless that was begun; jobs that an earlier process did not finish are marked. */
    public synchronized void begin() {
        if (thread == null && open != null && !closed) {
            thread = new Thread(this::run, "database");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * The store, open; waits for the first attempt to open it.
     *
     * @throws StoreException if it cannot be opened or its database is known to be away
     */
    public Store store() {
        return store(FIRST_ATTEMPT);
    }

    /**
     * The store, open; waits as long as the first attempt to open it takes, which on a slow machine or after an upgrade may
     * be minutes. For the start of a program, not for requests.
     *
     * @throws StoreException if it cannot be opened
     */
    public Store storeOnceOpened() {
        return store(Duration.ofDays(1));
    }

    private Store store(Duration longestWait) {
        begin();
        Store opened = await(longestWait);
        Optional<StoreException> away = opened.away();
        if (away.isPresent()) {
            throw away.get().again();
        }
        return opened;
    }

    private synchronized Store await(Duration longestWait) {
        long until = System.nanoTime() + longestWait.toNanos();
        while (store == null && failure == null && !closed && System.nanoTime() - until < 0) {
            try {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        if (store != null && !closed) {
            return store;
        }
        throw failure == null ? StoreException.starting() : failure.again();
    }

    /**
     * The store, open; empty if the application has no database.
     *
     * @throws StoreException if it cannot be opened or its database is known to be away
     */
    @Override
    public Optional<Store> get() {
        return open == null ? Optional.ofNullable(store) : Optional.of(store());
    }

    private void run() {
        long pause = FIRST_PAUSE.toMillis();
        while (!isClosed()) {
            boolean up = openedOrProbed();
            pause = up ? longestPause.toMillis() : Math.min(2 * pause, longestPause.toMillis());
            pause(pause - ThreadLocalRandom.current().nextLong(1 + pause / 4));
            pause = up ? FIRST_PAUSE.toMillis() : pause;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void pause(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (!closed && System.nanoTime() - until < 0) {
            try {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private boolean openedOrProbed() {
        try {
            Store opened = opened();
            if (opened == null) {
                publish(open());
            } else {
                opened.probe();
                note(null);
            }
            return true;
        } catch (StoreException e) {
            note(e);
            return false;
        } catch (RuntimeException e) {
            LOG.error("The database could not be opened or checked", e);
            note(StoreException.unexpected(e));
            return false;
        }
    }

    private synchronized @Nullable Store opened() {
        return store;
    }

    private Store open() {
        Store opened = Objects.requireNonNull(open).get();
        try {
            opened.jobs().interruptUnfinished();
            return opened;
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private void publish(Store opened) {
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                store = opened;
                failure = null;
            }
            notifyAll();
        }
        if (late) {
            opened.close();
        }
    }

    /** Logs a change: the same failure again is not worth a line. */
    private synchronized void note(@Nullable StoreException now) {
        StoreException before = failure;
        failure = now;
        notifyAll();
        if (now == null && before != null) {
            LOG.warn("The database answers again");
        } else if (now != null && (before == null || before.kind() != now.kind())) {
            LOG.error("Pages of customers and batches are not available: {}", retried(now));
        }
    }

    /** Ends the attempts, then closes the store if this opened it. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            notifyAll();
            running = thread;
        }
        if (running != null) {
            join(running);
        }
        Store opened = opened();
        if (open != null && opened != null) {
            // Closing waits for connections that are being made; the end of the server must not.
            Thread closing = new Thread(opened::close, "database-close");
            closing.setDaemon(true);
            closing.start();
            join(closing);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
