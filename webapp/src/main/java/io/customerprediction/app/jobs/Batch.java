package io.customerprediction.app.jobs;

import io.customerprediction.app.store.jobs.Job;
import io.customerprediction.app.store.jobs.JobState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it stands at one moment.
 *
 * @param job its number and state
 * @param report what is known of its file and, once it is over, of its rows
 * @param waiting whether it has a file but no order yet
 * @param position how far it has come; {@code null} unless it is at work
 */
public record Batch(
        Job job,
        BatchReport report,
        boolean waiting,
        @Nullable Position position) {
    /** Why it failed; empty if it did not. */
    public Optional<BatchFault> fault() {
        return job.state() == JobState.FAILED ? Optional.of(BatchFault.parse(job.message())) : Optional.empty();
    }

    /**
     * How far the work has come.
     *
     * @param phase what is being done
     * @param count rows or customers done in this phase
     * @param perSecond of them; {@code NaN} until it can be estimated
     * @param done share of the whole work, from 0 to 1
     * @param secondsLeft about how long the rest takes, while a log is read only the rest of that; {@code NaN} until it can
     *     be estimated
     */
    public record Position(JobPhase phase, long count, double perSecond, double done, double secondsLeft) {}
}
