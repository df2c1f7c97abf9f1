package io.customerprediction.training;

/**
 * Hears how far a long run has come, so that a terminal or a page can show it. Called from the thread that does the work,
 * so it should return at once; what it throws ends the run.
 */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (phase, done) -> {};

    /**
     * A part of the work has begun or gone on.
     *
     * @param phase what is being done, in words for people, such as {@code growing forests}
     * @param done how much of the whole run is behind, from 0 to 1, never falling within a run
     */
    void step(String phase, double done);
}
