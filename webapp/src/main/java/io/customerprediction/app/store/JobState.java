package io.customerprediction.app.store;

/** How a job stands. */
public enum JobState {
    /** Waiting for its turn. */
    QUEUED,
    /** At work. */
    RUNNING,
    /** Done; there is a result. */
    DONE,
    /** Ended by a problem, which its message tells. */
    FAILED,
    /** Ended by its user. */
    CANCELLED,
    /** Ended by the end of the process that it ran in. */
    INTERRUPTED;

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
