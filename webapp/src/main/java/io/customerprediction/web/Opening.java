package io.customerprediction.web;

import io.customerprediction.store.Store;
import io.customerprediction.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that is being opened beside the start of the server, so that predictions need not wait for a database. Where it
 * cannot be opened, predictions are answered all the same, and pages of the store say that there are no customers.
 */
public final class Opening implements Supplier<Optional<Store>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final CompletableFuture<Store> store;

    private Opening(CompletableFuture<Store> store) {
        this.store = store;
    }

    /** Begins to open a store; what an earlier process left unfinished there is marked so. */
    public static Opening start(Supplier<Store> open) {
        return new Opening(CompletableFuture.supplyAsync(() -> {
            try {
                Store opened = open.get();
                opened.jobs().interruptUnfinished();
                return opened;
            } catch (StoreException e) {
                LOG.error("The dashboard has no customers: {}", e.getMessage());
                throw e;
            }
        }));
    }

    /**
     * The store, when it is open.
     *
     * @throws StoreException if it cannot be opened
     */
    public Store store() {
        try {
            return store.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** The store, when it is open; empty if it cannot be opened. */
    @Override
    public Optional<Store> get() {
        return Optional.ofNullable(store.handle((opened, failure) -> opened).join());
    }

    /** Waits until the store is open or has failed, then closes it. */
    @Override
    public void close() {
        get().ifPresent(Store::close);
    }
}
