package io.customerprediction.model;

import java.util.Optional;

/**
 * The windows that churn can be asked about: no purchase within so many days after the as-of date. Beyond the last knot of a
 * survival curve its last hazard is taken to hold.
 */
public final class Horizon {
    /** The shortest window, in days. */
    public static final int SHORTEST = 7;

    /** The longest window, in days. */
    public static final int LONGEST = 730;

    private Horizon() {}

    /** What is wrong with a window of so many days, and what would be right; empty if nothing is. */
    public static Optional<String> problem(int days) {
        return days < SHORTEST || days > LONGEST
                ? Optional.of("is " + days + " days; give " + SHORTEST + " to " + LONGEST)
                : Optional.empty();
    }
}
