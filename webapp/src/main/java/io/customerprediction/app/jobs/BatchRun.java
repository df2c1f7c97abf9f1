package io.customerprediction.app.jobs;

import io.customerprediction.app.jobs.Batch.Position;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is not over: how far it has come, and whether it may go on. One thread works, any may look or stop it.
 * Work is stopped by an exception at its next step, never by an interrupt, which would close the file of an embedded
 * database.
 */
final class BatchRun {
    private static final long RECORDED_EVERY_NANOS = 500_000_000;

    enum Stage {
        /** For its order. */
        WAITING,
        QUEUED,
        WORKING,
        /** What is done now stays. */
        FINISHING,
        STOPPED
    }

    /** Stores from time to time how far the work is; returns whether it is still wanted. */
    @FunctionalInterface
    interface Recorder {
        boolean record(double done, Phase phase);
    }

    private final BatchFiles files;
    private final Instant since;
    private final Recorder recorder;
    private Stage stage = Stage.WAITING;
    private volatile @Nullable Position position;

    private @Nullable Estimate estimate;
    private @Nullable Phase phase;
    private long recorded;

    BatchRun(BatchFiles files, Instant since, Recorder recorder) {
        this.files = files;
        this.since = since;
        this.recorder = recorder;
    }

    BatchFiles files() {
        return files;
    }

    Instant since() {
        return since;
    }

    synchronized Stage stage() {
        return stage;
    }

    private synchronized boolean move(Stage from, Stage to) {
        boolean moves = stage == from;
        stage = moves ? to : stage;
        return moves;
    }

    @Nullable
    Position position() {
        return position;
    }

    /** It has its order; {@code false} if it had one already or is not wanted any more. */
    boolean queue() {
        return move(Stage.WAITING, Stage.QUEUED);
    }

    /** Its turn has come; {@code false} if it is not wanted any more. */
    boolean begin(BatchOrder order) {
        estimate = new Estimate(order, System.nanoTime());
        return move(Stage.QUEUED, Stage.WORKING);
    }

    /** Ends the work at its next step, unless it is finishing; tells where it was. */
    synchronized Stage stop() {
        Stage before = stage;
        stage = before == Stage.FINISHING ? before : Stage.STOPPED;
        return before;
    }

    /**
     * Some rows or customers more.
     *
     * @param doneOfPhase from 0 to 1
     * @throws CancellationException if the work is not wanted any more
     */
    void step(Phase now, long count, double doneOfPhase) {
        long nanos = System.nanoTime();
        if (now != phase) {
            phase = now;
            recorded = nanos - RECORDED_EVERY_NANOS - 1;
        }
        Position reached = Objects.requireNonNull(estimate).at(nanos, now, count, doneOfPhase);
        position = reached;
        boolean finishing = now == Phase.FINISHING;
        if (finishing ? !move(Stage.WORKING, Stage.FINISHING) : stage() == Stage.STOPPED) {
            throw new CancellationException();
        }
        if (nanos - recorded > RECORDED_EVERY_NANOS) {
            recorded = nanos;
            if (!recorder.record(reached.done(), now) && !finishing) {
                throw new CancellationException();
            }
        }
    }
}
