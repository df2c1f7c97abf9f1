package io.customerprediction.app.store.jobs;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.jobs.TrainingStart.Cause;
import java.time.Clock;
import java.util.Optional;

/** When trainings began, so that one knows across restarts and servers when the next one is due. Thread-safe. */
public final class TrainingStarts {
    private final Database database;
    private final Clock clock;

    public TrainingStarts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The newest start; empty if none was noted. */
    public Optional<TrainingStart> newest() {
        return database.first(
                "SELECT id, cause, log_rows, began_at FROM training_start ORDER BY id DESC LIMIT 1", TrainingStart::of);
    }

    /**
     * Notes that a training begins now.
     *
     * @param before the newest start that the caller knows
     * @param logRows how many rows of purchases are known
     * @return whether none has begun since, by another server, in which case nothing is noted
     */
    public boolean note(Optional<TrainingStart> before, Cause cause, long logRows) {
        long id = before.map(TrainingStart::id).orElse(0L) + 1;
        return database.transaction(connection -> Sql.update(
                        connection,
                        "INSERT INTO training_start (id, cause, log_rows, began_at) SELECT ?, ?, ?, ?"
                                + " WHERE NOT EXISTS (SELECT 1 FROM training_start WHERE id >= ?)",
                        id,
                        cause.name(),
                        logRows,
                        clock.instant(),
                        id))
                == 1;
    }
}
