package io.customerprediction.progress;

import java.util.concurrent.atomic.AtomicReference;

/**
 * How far a run has come, or a part of it: written by the working thread, read by the reporting thread. A part
 * counts from 0 to 1 within its place of the whole.
 *
 * @param current phase and share of the whole run, shared by all parts
 * @param phase of this part
 * @param start share of the whole run at which this part begins
 * @param end share of the whole run at which this part ends
 */
public record Steps(AtomicReference<Position> current, Phase phase, double start, double end) {
    /** A phase and the share of the whole run that is done. */
    record Position(Phase phase, double done) {}

    /** Steps of a run that begins. */
    public static Steps begin() {
        return new Steps(new AtomicReference<>(new Position(Phase.CHECKING, 0)), Phase.CHECKING, 0, 1);
    }

    /** The part between two shares of this one. */
    public Steps part(double from, double to) {
        return new Steps(current, phase, start + from * (end - start), start + to * (end - start));
    }

    /** The same part as another phase. */
    public Steps as(Phase other) {
        return new Steps(current, other, start, end);
    }

    /**
     * This share of the part is done.
     *
     * @throws java.util.concurrent.CancellationException if the run was cancelled
     */
    public void done(double share) {
        Cancellation.check();
        double whole = start + Math.min(1, share) * (end - start);
        current.updateAndGet(before -> new Position(phase, Math.max(before.done(), whole)));
    }
}
