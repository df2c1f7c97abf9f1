package io.customerprediction.training;

import io.customerprediction.model.Horizon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The options of a training run.
 *
 * @param asOf the last day that may be learnt from, or {@code null} for the last day of the log
 * @param horizon the window that churn is about, in days from {@value Horizon#SHORTEST} to {@value Horizon#LONGEST}
 * @param segments how many customer segments, from 3 to 8, or empty to choose by silhouette
 * @param seed of everything random; the same log, options and seed give the same model
 * @param threads how many trees are grown at once; does not change the model
 * @param force whether to train on a log that is not ready for it
 */
public record TrainingOptions(
        @Nullable LocalDate asOf, int horizon, OptionalInt segments, int seed, int threads, boolean force) {
    /** The shortest horizon, in days. */
    public static final int SHORTEST_HORIZON = 7;

    /** The longest horizon, in days. */
    public static final int LONGEST_HORIZON = 730;

    /** The horizon unless another is asked for, in days. */
    public static final int DEFAULT_HORIZON = 90;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming all that is out of range
     */
    public TrainingOptions {
        List<String> problems = new ArrayList<>();
        Horizon.problem(horizon).ifPresent(problem -> problems.add("the horizon " + problem));
        if (segments.isPresent() && (segments.getAsInt() < 3 || segments.getAsInt() > 8)) {
            problems.add("the number of segments is " + segments.getAsInt() + "; give 3 to 8");
        }
        if (threads < 1) {
            problems.add("the number of threads is " + threads + "; give at least 1");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** The defaults: up to the end of the log, 90 days, all processors. */
    public static TrainingOptions defaults() {
        return new TrainingOptions(
                null,
                DEFAULT_HORIZON,
                OptionalInt.empty(),
                1,
                Runtime.getRuntime().availableProcessors(),
                false);
    }

    /** The same options with another horizon. */
    TrainingOptions withHorizon(int days) {
        return new TrainingOptions(asOf, days, segments, seed, threads, force);
    }
}
