package io.customerprediction.app.jobs;

import java.io.IOException;
import java.util.Map;

/** What a job of a {@link JobQueue} does. Its methods are called by the thread of the queue. */
public interface JobWork {
    /** The phases of the work with the share of the whole, from 0 to 1, at which each begins. */
    Map<JobPhase, Double> phases();

    /**
     * Does the work, reporting its progress to {@link JobRun#step} often enough that a cancel is noticed soon, and {@link
     * JobPhase#FINISHING} before it publishes its result.
     *
     * @return where the result is, such as a path
     * @throws java.util.concurrent.CancellationException if the job was cancelled
     */
    String carryOut(JobRun run) throws IOException;

    /** Removes results that are not complete; called after a cancel or a failure. */
    void undo();

    /**
     * Whether the work stopped at something that its user can decide: the job then waits for an order again and keeps what it
     * holds. Called after {@link #undo}.
     */
    default boolean asksAgain(Throwable cause) {
        return false;
    }

    /** The message that is stored with a failed job: what is wrong and what to do. */
    String failure(Throwable cause);
}
