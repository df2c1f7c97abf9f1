package io.customerprediction.app.store.jobs;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers jobs beyond the process that runs them. A job that is over never changes again, so progress
 * that is reported late cannot undo a cancel. Thread-safe.
 */
public final class Jobs {
    private static final int LONGEST_TEXT = 4000;
    private static final String INTERRUPTED = "The server was stopped before this was done: start it again";

    private final Database database;
    private final Clock clock;
    private final Ended ended;

    /** Is told of each job that ends, in the transaction that ends it. */
    @FunctionalInterface
    public interface Ended {
        /** @param kind the key of its {@link JobKind} */
        void note(Connection transaction, long job, String kind, JobState state) throws SQLException;
    }

    /** @param ended is told of jobs that end */
    public Jobs(Database database, Clock clock, Ended ended) {
        this.database = database;
        this.clock = clock;
        this.ended = ended;
    }

    /**
     * A new job, waiting for its turn.
     *
     * @param kind what it does
     * @return its number
     */
    public long create(JobKind kind) {
        return database.transaction(connection -> Sql.insert(
                connection,
                "INSERT INTO job (kind, state, progress, message, created_at, changed_at) VALUES (?, ?, 0, '', ?, ?)",
                kind.key(),
                JobState.QUEUED.name(),
                clock.instant(),
                clock.instant()));
    }

    /**
     * The job is at work; called a few times a second at most.
     *
     * @param progress share that is done, from 0 to 1
     * @param message where it stands, in words for people
     * @return whether the job is still wanted; {@code false} if it was cancelled
     */
    public boolean running(long id, double progress, String message) {
        return change(id, JobState.RUNNING, progress, message, null);
    }

    /**
     * The job is done.
     *
     * @param result where the result is, such as a file's path
     * @return whether it was still wanted
     */
    public boolean done(long id, String message, String result) {
        return change(id, JobState.DONE, 1, message, result);
    }

    /**
     * A problem ended the job.
     *
     * @param message what is wrong and what to do
     * @return whether it was still wanted
     */
    public boolean failed(long id, String message) {
        return end(id, JobState.FAILED, message);
    }

    /**
     * Its user does not want the job any more.
     *
     * @return whether it was not over yet
     */
    public boolean cancel(long id) {
        return end(id, JobState.CANCELLED, "Cancelled");
    }

    /**
     * The server is being stopped.
     *
     * @return whether the job was not over yet
     */
    public boolean interrupt(long id) {
        return end(id, JobState.INTERRUPTED, INTERRUPTED);
    }

    /**
     * Marks what an earlier process left unfinished; for the start of a server, before it runs jobs.
     *
     * @return how many jobs that were
     */
    public int interruptUnfinished() {
        return database.transaction(connection -> {
            record Unfinished(long id, String kind) {}
            List<Unfinished> unfinished = Sql.list(
                    connection,
                    "SELECT id, kind FROM job WHERE state IN ('QUEUED', 'RUNNING') ORDER BY id",
                    row -> new Unfinished(row.getLong("id"), row.getString("kind")));
            for (Unfinished job : unfinished) {
                ended.note(connection, job.id(), job.kind(), JobState.INTERRUPTED);
            }
            return Sql.update(
                    connection,
                    "UPDATE job SET state = ?, message = ?, changed_at = ? WHERE state IN ('QUEUED', 'RUNNING')",
                    JobState.INTERRUPTED.name(),
                    INTERRUPTED,
                    clock.instant());
        });
    }

    /** The job with this number, if there is one. */
    public Optional<Job> find(long id) {
        return database.first(Job.SELECT + " WHERE id = ?", Job::of, id);
    }

    /**
     * The newest jobs of a kind, the newest first.
     *
     * @param most how many at the most
     */
    public List<Job> newest(JobKind kind, int most) {
        return database.list(Job.SELECT + " WHERE kind = ? ORDER BY id DESC LIMIT ?", Job::of, kind.key(), most);
    }

    private boolean end(long id, JobState state, String message) {
        double progress = find(id).map(Job::progress).orElse(0.0);
        return change(id, state, progress, message, null);
    }

    private boolean change(long id, JobState state, double progress, String message, @Nullable String result) {
        Database.Work<Integer> update = connection -> Sql.update(
                connection,
                "UPDATE job SET state = ?, progress = ?, message = ?, result = ?, changed_at = ?"
                        + " WHERE id = ? AND state IN ('QUEUED', 'RUNNING')",
                state.name(),
                progress,
                message.substring(0, Math.min(message.length(), LONGEST_TEXT)),
                result,
                clock.instant(),
                id);
        // Where a job stands may be lost with the machine; how it ended may not.
        return (state.isOver()
                        ? database.transaction(connection -> end(connection, id, state, update))
                        : database.call(update))
                == 1;
    }

    private int end(Connection connection, long id, JobState state, Database.Work<Integer> update) throws SQLException {
        int rows = update.with(connection);
        if (rows == 1) {
            String kind = Sql.first(connection, "SELECT kind FROM job WHERE id = ?", row -> row.getString(1), id)
                    .orElseThrow();
            ended.note(connection, id, kind, state);
        }
        return rows;
    }
}
