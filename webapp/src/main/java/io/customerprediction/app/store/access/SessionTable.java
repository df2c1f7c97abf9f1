package io.customerprediction.app.store.access;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions beyond the process that they began in. Thread-safe. */
public final class SessionTable {
    private static final String SELECT =
            "SELECT token_sha256, user_name, began_at, last_seen_at, address, browser FROM user_session";

    /** More are not listed. */
    private static final int MOST = 1_000;

    private final Database database;

    public SessionTable(Database database) {
        this.database = database;
    }

    /** Adds a session, or notes that it was seen again. */
    public void save(StoredSession session) {
        database.call(connection -> {
            int changed = Sql.update(
                    connection,
                    "UPDATE user_session SET last_seen_at = ? WHERE token_sha256 = ?",
                    session.lastSeen(),
                    session.hash());
            return changed == 1
                    ? changed
                    : Sql.update(
                            connection,
                            "INSERT INTO user_session (token_sha256, user_name, began_at, last_seen_at, address, browser)"
                                    + " VALUES (?, ?, ?, ?, ?, ?)",
                            session.hash(),
                            session.user(),
                            session.began(),
                            session.lastSeen(),
                            session.address(),
                            session.browser());
        });
    }

    /** Notes that a session was seen again, if it has not been ended. */
    public void seen(StoredSession session) {
        database.call(connection -> Sql.update(
                connection,
                "UPDATE user_session SET last_seen_at = ? WHERE token_sha256 = ?",
                session.lastSeen(),
                session.hash()));
    }

    /** The session with this hash, if it has not been ended. */
    public Optional<StoredSession> find(String hash) {
        return database.first(SELECT + " WHERE token_sha256 = ?", StoredSession::of, hash);
    }

    /** The newest sessions of all users, the newest first. */
    public List<StoredSession> all() {
        return database.list(SELECT + " ORDER BY began_at DESC, token_sha256 LIMIT " + MOST, StoredSession::of);
    }

    /** Ends a session; on disk when this returns. */
    public void end(String hash) {
        database.transaction(
                connection -> Sql.update(connection, "DELETE FROM user_session WHERE token_sha256 = ?", hash));
    }

    /**
     * Removes sessions that can no longer be used.
     *
     * @param began the limit of when they began
     * @param lastSeen the limit of when they were last seen
     */
    public void removeBefore(Instant began, Instant lastSeen) {
        database.call(connection -> Sql.update(
                connection, "DELETE FROM user_session WHERE began_at < ? OR last_seen_at < ?", began, lastSeen));
    }
}
