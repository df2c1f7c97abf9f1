package io.customerprediction.progress;

/**
 * Receives how far a long run has come, so that a terminal or a page can show it. It is called from the thread that called
 * the training or the evaluation, at least once a second.
 *
 * <p>What it throws cancels the run: within two seconds all threads of the run have ended, and the exception is passed on
 * to the caller.
 */
@FunctionalInterface
public interface Progress {
    /** Ignores all reports. */
    Progress NONE = (phase, done) -> {};

    /**
     * The run is in this phase.
     *
     * @param phase what is being done
     * @param done how much of the whole run is done, from 0 to 1, never falling within a run
     */
    void step(Phase phase, double done);
}
