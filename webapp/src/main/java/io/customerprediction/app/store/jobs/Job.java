package io.customerprediction.app.store.jobs;

import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of long-running work.
 *
 * @param kind the key of its {@link JobKind}, or what another release wrote
 * @param progress share that is done, from 0 to 1
 * @param message where it stands or why it ended, in words for people
 * @param result where the result is, such as a file's path; empty until it is done
 */
public record Job(
        long id,
        String kind,
        JobState state,
        double progress,
        String message,
        Optional<String> result,
        Instant createdAt,
        Instant changedAt) {
    /** Whether it is of this kind. */
    public boolean is(JobKind wanted) {
        return kind.equals(wanted.key());
    }

    static final String SELECT = "SELECT id, kind, state, progress, message, result, created_at, changed_at FROM job";

    public static Job of(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                JobState.of(row.getString("state")),
                row.getDouble("progress"),
                row.getString("message"),
                Optional.ofNullable(row.getString("result")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "changed_at"));
    }
}
