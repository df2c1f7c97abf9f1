package io.customerprediction.app.store.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers. While it is known not to, callers are refused at once instead of waiting for a connection;
 * a successful check closes the circuit again. Without a check one caller is let through every {@link #TRIAL}. Thread-safe.
 */
final class Circuit {
    /** Longer than the pause between two checks of {@link StoreConnection}, so that a request is normally not the trial. */
    static final Duration TRIAL = Duration.ofSeconds(15);

    private record Open(StoreException reason, long trialAt) {}

    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Open> open = new AtomicReference<>();

    /** @param nanoTime a clock such as {@code System::nanoTime} */
    Circuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @throws StoreException if the database is known to be away */
    void check() {
        Open now = open.get();
        if (now == null) {
            return;
        }
        long nanos = nanoTime.getAsLong();
        boolean trial = nanos - now.trialAt >= 0 && open.compareAndSet(now, opened(now.reason, nanos));
        if (!trial) {
            throw now.reason.again();
        }
    }

    private static Open opened(StoreException reason, long nanos) {
        return new Open(reason, nanos + TRIAL.toNanos());
    }

    /** Notes a failure; one that a single statement causes does not open it. */
    void failed(StoreException failure) {
        if (failure.kind().isAway()) {
            open.set(opened(failure, nanoTime.getAsLong()));
        }
    }

    void succeeded() {
        if (open.get() != null) {
            open.set(null);
        }
    }

    /** Why the database is away; empty if it is not known to be. */
    Optional<StoreException> reason() {
        return Optional.ofNullable(open.get()).map(Open::reason);
    }
}
