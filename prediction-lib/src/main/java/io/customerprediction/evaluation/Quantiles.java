package io.customerprediction.evaluation;

import java.util.Arrays;

/** Quantiles of a sample, interpolated between its values (Hyndman and Fan 1996, definition 7). */
final class Quantiles {
    private final double[] sorted;

    /** The quantiles of these values. */
    Quantiles(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The value that the given share of the sample (0 to 1) lies below; {@code NaN} of an empty sample. */
    double at(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    static double median(double[] values) {
        return new Quantiles(values).at(0.5);
    }
}
