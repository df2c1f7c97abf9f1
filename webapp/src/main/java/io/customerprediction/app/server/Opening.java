package io.customerprediction.app.server;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that is opened beside a server, so that predictions need not wait for a database. Where it cannot be opened,
 * predictions are answered all the same, and pages of the store say that there are no customers.
 */
public final class Opening implements Supplier<Optional<Store>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Supplier<Store> open;
    private @Nullable CompletableFuture<Store> begun;

    /** A store that nobody opens yet. */
    public Opening(Supplier<Store> open) {
        this.open = open;
    }

    /** Begins to open the store, unless that was begun; what an earlier process left unfinished there is marked so. */
    public void begin() {
        CompletableFuture<Store> unused = opening();
    }

    private synchronized CompletableFuture<Store> opening() {
        if (begun == null) {
            begun = CompletableFuture.supplyAsync(this::opened);
        }
        return begun;
    }

    private Store opened() {
        try {
            Store opened = open.get();
            opened.jobs().interruptUnfinished();
            return opened;
        } catch (StoreException e) {
            LOG.error("The dashboard has no customers: {}", e.getMessage());
            throw e;
        }
    }

    /**
     * The store, when it is open; begins to open it if need be.
     *
     * @throws StoreException if it cannot be opened
     */
    public Store store() {
        try {
            return opening().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** The store, when it is open; begins to open it if need be. Empty if it cannot be opened. */
    @Override
    public Optional<Store> get() {
        return Optional.ofNullable(opening().handle((opened, failure) -> opened).join());
    }

    /** Waits until the store is open or has failed, if that was begun, then closes it. */
    @Override
    public synchronized void close() {
        if (begun != null) {
            get().ifPresent(Store::close);
        }
    }
}
