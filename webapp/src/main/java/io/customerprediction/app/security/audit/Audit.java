package io.customerprediction.app.security.audit;

import io.customerprediction.app.security.accounts.CommandNote;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.access.AuditEntry;
import io.customerprediction.app.store.access.AuditTable;
import io.customerprediction.app.store.database.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes who did what to the database. While the database is away entries wait in memory, and are also written to the
 * server's log, so that none is lost with the process. Thread-safe.
 */
public final class Audit {
    private static final int MOST_WAITING = 1_000;
    private static final Duration REMOVED_EVERY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final Supplier<Optional<Store>> store;
    private final Queue<AuditEntry> waiting = new ArrayDeque<>();
    private final Duration kept;
    private final Clock clock;
    private Instant nextRemoval = Instant.MIN;

    /**
     * @param store empty if there is no database; throws while the database is away
     * @param kept how long entries are kept; zero for ever
     * @param clock says how old entries are
     */
    public Audit(Supplier<Optional<Store>> store, Duration kept, Clock clock) {
        this.store = store;
        this.kept = kept;
        this.clock = clock;
    }

    /** Adds an entry. */
    public void add(AuditEntry entry) {
        try {
            Optional<Store> opened = store.get();
            if (opened.isPresent()) {
                AuditTable table = opened.get().audit();
                writeWaiting(table);
                table.add(entry);
                removeOld(table);
                return;
            }
            LOG.warn("Audit without a database: {}", entry);
        } catch (StoreException e) {
            keep(entry);
            LOG.warn("Audit, to be written to the database later ({}): {}", e.getMessage(), entry);
        }
    }

    /** Once an hour, whenever an entry is added. */
    private synchronized void removeOld(AuditTable table) {
        Instant now = clock.instant();
        if (!kept.isZero() && now.isAfter(nextRemoval)) {
            nextRemoval = now.plus(REMOVED_EVERY);
            table.removeBefore(now.minus(kept));
        }
    }

    /**
     * Notes what a command has changed.
     *
     * @return false while the database is away, when it is to be noted later
     */
    public boolean add(CommandNote note) {
        AuditEntry entry =
                new AuditEntry(0, note.at(), "command", note.account(), note.action(), "", "done", 0, "", "");
        try {
            Optional<Store> opened = store.get();
            opened.ifPresentOrElse(
                    present -> present.audit().add(entry), () -> LOG.warn("Audit without a database: {}", entry));
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    private synchronized void keep(AuditEntry entry) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(entry);
        }
    }

    private synchronized void writeWaiting(AuditTable table) {
        while (!waiting.isEmpty()) {
            table.add(waiting.element());
            waiting.remove();
        }
    }

    /**
     * The newest entries, the newest first; none without a database.
     *
     * @param before number of the entry after the first one; {@link Long#MAX_VALUE} to begin with the newest
     */
    public List<AuditEntry> newest(long before, int most) {
        return store.get()
                .map(opened -> {
                    writeWaiting(opened.audit());
                    return opened.audit().newest(before, most);
                })
                .orElse(List.of());
    }
}
