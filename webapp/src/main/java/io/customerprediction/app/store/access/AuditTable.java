package io.customerprediction.app.store.access;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import java.time.Instant;
import java.util.List;

/** Who did what. Entries are added and never changed; they are removed by age alone. Thread-safe. */
public final class AuditTable {
    private static final String SELECT =
            "SELECT id, at, kind, who, action, route, outcome, status, address, request_id FROM audit";

    private final Database database;

    public AuditTable(Database database) {
        this.database = database;
    }

    /** Adds an entry; on disk when this returns. */
    public void add(AuditEntry entry) {
        database.transaction(connection -> Sql.insert(
                connection,
                "INSERT INTO audit (at, kind, who, action, route, outcome, status, address, request_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.at(),
                entry.kind(),
                entry.who(),
                entry.action(),
                entry.route(),
                entry.outcome(),
                entry.status(),
                entry.address(),
                entry.requestId()));
    }

    /** Removes what was done before this time. */
    public void removeBefore(Instant time) {
        database.transaction(connection -> Sql.update(connection, "DELETE FROM audit WHERE at < ?", time));
    }

    /**
     * The newest entries, the newest first.
     *
     * @param before number of the entry after the first one; {@link Long#MAX_VALUE} to begin with the newest
     * @param most how many at the most
     */
    public List<AuditEntry> newest(long before, int most) {
        return database.list(SELECT + " WHERE id < ? ORDER BY id DESC LIMIT " + most, AuditEntry::of, before);
    }
}
