package io.customerprediction.labels;

import java.util.stream.IntStream;

/**
 * The as-of dates that a model learns from: every {@value #STEP} days back from the end of what may be seen. Young windows
 * have not been followed for long; their customers enter as censored.
 */
public final class Windows {
    public static final int STEP = 30;

    /** Thirteen windows cover all seasons of a year. */
    public static final int A_YEAR = 13;

    private static final int LEAST_PAST = 20;

    private Windows() {}

    /**
     * As-of dates, the latest first.
     *
     * @param first first day of the log
     * @param end last day that may be seen
     * @param most how many at most
     */
    public static int[] before(int first, int end, int most) {
        int[] dates = IntStream.iterate(end - STEP, date -> date >= first + LEAST_PAST, date -> date - STEP)
                .limit(most)
                .toArray();
        return dates.length > 0 ? dates : new int[] {Math.max(first, Math.min(end - 1, end - STEP))};
    }
}
