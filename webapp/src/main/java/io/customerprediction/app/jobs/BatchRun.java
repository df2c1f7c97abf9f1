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
    static final String READING = "reading";
    static final String LOADING = "loading";
    static final String SCORING = "scoring";
    static final String INDEXING = "indexing";
    static final String FINISHING = "finishing";

    private static final long TOLD_EVERY_NANOS = 500_000_000;

    enum Stage {
        /** For its order. */
        WAITING,
        QUEUED,
        WORKING,
        /** What is done now stays. */
        FINISHING,
        STOPPED
    }

    /** Hears now and then how far the work is, and tells whether it is still wanted. */
    @FunctionalInterface
    interface Teller {
        boolean tell(double done, String phase);
    }

    private final BatchFiles files;
    private final Instant since;
    private final Teller teller;
    private Stage stage = Stage.WAITING;
    private volatile @Nullable Position position;

    private @Nullable Estimate estimate;
    private String phase = "";
    private long told;

    BatchRun(BatchFiles files, Instant since, Teller teller) {
        this.files = files;
        this.since = since;
        this.teller = teller;
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
    void step(String now, long count, double doneOfPhase) {
        long nanos = System.nanoTime();
        if (!now.equals(phase)) {
            phase = now;
            told = nanos - TOLD_EVERY_NANOS - 1;
        }
        Position reached = Objects.requireNonNull(estimate).at(nanos, now, count, doneOfPhase);
        position = reached;
        boolean finishing = phase.equals(FINISHING);
        if (finishing ? !move(Stage.WORKING, Stage.FINISHING) : stage() == Stage.STOPPED) {
            throw new CancellationException();
        }
        if (nanos - told > TOLD_EVERY_NANOS) {
            told = nanos;
            if (!teller.tell(reached.done(), phase) && !finishing) {
                throw new CancellationException();
            }
        }
    }
}
