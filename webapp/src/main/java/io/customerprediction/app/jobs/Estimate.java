package io.customerprediction.app.jobs;

import io.customerprediction.app.jobs.Batch.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come and how long the rest takes, by what it has taken so far. How many customers a log has, which
 * is what the work after the reading depends on, shows when it is read: until then only the end of the reading is foretold.
 * For one thread.
 */
final class Estimate {
    private static final double LEAST_DONE = 0.02;
    private static final double LEAST_SECONDS = 0.3;

    /**
     * Where each phase begins. After the reading by time: for 100,000 customers loading, scoring and indexing took 0.45, 0.84
     * and 1.86 s in H2 and 0.70, 2.74 and 0.88 s in PostgreSQL; these are their means.
     */
    private static final Map<JobPhase, Double> WITH_STORE = Map.of(
            JobPhase.READING,
            0.0,
            JobPhase.LOADING,
            0.5,
            JobPhase.SCORING,
            0.58,
            JobPhase.INDEXING,
            0.79,
            JobPhase.FINISHING,
            0.99);

    private static final Map<JobPhase, Double> TO_FILE =
            Map.of(JobPhase.READING, 0.0, JobPhase.SCORING, 0.5, JobPhase.FINISHING, 1.0);
    private static final Map<JobPhase, Double> ROWS_TO_FILE = Map.of(JobPhase.SCORING, 0.0, JobPhase.FINISHING, 1.0);

    private final Map<JobPhase, Double> begins;
    private @Nullable JobPhase phase;
    private long phaseBegun;
    private long firstCount;
    private long stretchBegun;
    private double stretchFrom;

    /**
     * An estimate for work that begins now.
     *
     * @param begins the share of the whole at which each phase begins
     * @param begun the nanosecond at which the work begins
     */
    Estimate(Map<JobPhase, Double> begins, long begun) {
        this.begins = begins;
        stretchBegun = begun;
    }

    /** Where the phases of a batch begin. */
    static Map<JobPhase, Double> phases(BatchOrder order) {
        return order instanceof BatchOrder.OfTransactions log ? log.intoStore() ? WITH_STORE : TO_FILE : ROWS_TO_FILE;
    }

    /**
     * Where the work stands.
     *
     * @param nanos the time
     * @param doneOfPhase from 0 to 1
     */
    Position at(long nanos, JobPhase now, long count, double doneOfPhase) {
        double from = begins.getOrDefault(now, 0.0);
        if (now != phase) {
            if (phase == JobPhase.READING) {
                stretchBegun = nanos;
                stretchFrom = from;
            }
            phase = now;
            phaseBegun = nanos;
            firstCount = count;
        }
        double to = begins.values().stream()
                .filter(b -> b > from)
                .min(Double::compare)
                .orElse(1.0);
        double done = from + (to - from) * doneOfPhase;
        double share = (done - stretchFrom) / ((now == JobPhase.READING ? to : 1) - stretchFrom);
        double left = share < LEAST_DONE ? Double.NaN : (nanos - stretchBegun) / 1e9 * (1 - share) / share;
        double seconds = (nanos - phaseBegun) / 1e9;
        double perSecond = seconds < LEAST_SECONDS ? Double.NaN : (count - firstCount) / seconds;
        return new Position(now, count, perSecond, done, left);
    }
}
