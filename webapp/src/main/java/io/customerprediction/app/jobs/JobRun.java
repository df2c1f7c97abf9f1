package io.customerprediction.app.jobs;

import io.customerprediction.app.jobs.Batch.Position;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A job that has not ended: how far it has come, and whether it may go on. One thread works, any may read or stop it. Work is stopped by an exception at its next step, never by an interrupt, which would close the file of an embedded
 * database.
 */
public final class JobRun {
    private static final long RECORDED_EVERY_NANOS = 500_000_000;

    enum Stage {
        /** Until its work is submitted. */
        WAITING,
        QUEUED,
        WORKING,
        /** What is done now stays. */
        FINISHING,
        STOPPED
    }

    /** Stores from time to time how far the work has come; returns whether the job was not cancelled. */
    @FunctionalInterface
    interface Recorder {
        boolean record(double done, JobPhase phase);
    }

    private final long id;
    private final LongConsumer release;
    private final Recorder recorder;
    private Stage stage = Stage.WAITING;
    private volatile @Nullable Position position;

    private @Nullable Estimate estimate;
    private @Nullable JobPhase phase;
    private long recorded;

    JobRun(long id, LongConsumer release, Recorder recorder) {
        this.id = id;
        this.release = release;
        this.recorder = recorder;
    }

    /** The number of the job in the store. */
    public long id() {
        return id;
    }

    void release() {
        release.accept(id);
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

    /** Its work was submitted; {@code false} if it had been already, or the job was stopped. */
    boolean queue() {
        return move(Stage.WAITING, Stage.QUEUED);
    }

    /** Its turn has come; {@code false} if it was stopped. */
    boolean begin(Map<JobPhase, Double> phases) {
        estimate = new Estimate(phases, System.nanoTime());
        return move(Stage.QUEUED, Stage.WORKING);
    }

    /** Waits for work once more; {@code false} if it was stopped. */
    boolean waitAgain() {
        position = null;
        return move(Stage.WORKING, Stage.WAITING);
    }

    /** Ends the work at its next step, unless it is finishing; returns the stage before. */
    synchronized Stage stop() {
        Stage before = stage;
        stage = before == Stage.FINISHING ? before : Stage.STOPPED;
        return before;
    }

    /**
     * Reports progress.
     *
     * @param count rows or customers done in this phase
     * @param doneOfPhase from 0 to 1
     * @throws CancellationException if the job was cancelled or the process stops
     */
    public void step(JobPhase now, long count, double doneOfPhase) {
        long nanos = System.nanoTime();
        if (now != phase) {
            phase = now;
            recorded = nanos - RECORDED_EVERY_NANOS - 1;
        }
        Position reached = Objects.requireNonNull(estimate).at(nanos, now, count, doneOfPhase);
        position = reached;
        boolean finishing = now == JobPhase.FINISHING;
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
