package io.customerprediction.app.store.jobs;

import java.util.Arrays;

/** How a job stands. */
public enum JobState {
    /** Waiting for its turn. */
    QUEUED,
    /** At work. */
    RUNNING,
    /** Done; there is a result. */
    DONE,
    /** Ended by a problem; its message says which. */
    FAILED,
    /** Ended by its user. */
    CANCELLED,
    /** Ended by the end of the process that it ran in. */
    INTERRUPTED,
    /** A state that another release of this program wrote and this one does not have. */
    UNKNOWN;

    /** The state with this name. */
    public static JobState of(String name) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
