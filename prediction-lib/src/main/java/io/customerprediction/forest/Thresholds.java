package io.customerprediction.forest;

/**
 * All thresholds of a forest, ascending for each feature. A value's rank is the number of thresholds at or below it, so
 * {@code value >= threshold} is {@code rank(value) > index of the threshold}.
 */
final class Thresholds {
    /** Stands for the rank of a value that is not there. */
    static final int MISSING = -1;

    private final double[] values;
    private final int[] starts;

    /**
     * @param values the thresholds of feature 0, then those of feature 1 and so on; not copied
     * @param starts where each feature begins, and the end; not copied
     */
    Thresholds(double[] values, int[] starts) {
        this.values = values;
        this.starts = starts;
    }

    double[] values() {
        return values;
    }

    int[] starts() {
        return starts;
    }

    int features() {
        return starts.length - 1;
    }

    int count(int feature) {
        return starts[feature + 1] - starts[feature];
    }

    /** @throws IllegalArgumentException if they do not ascend, feature by feature */
    void check() {
        boolean right = starts[0] == 0 && starts[features()] == values.length;
        for (int f = 0; right && f < features(); f++) {
            right = starts[f] <= starts[f + 1] && starts[f + 1] <= values.length && ascend(starts[f], starts[f + 1]);
        }
        if (!right) {
            throw new IllegalArgumentException("the forest's thresholds are out of order");
        }
    }

    private boolean ascend(int from, int end) {
        boolean ascending = from == end || !Double.isNaN(values[from]);
        for (int i = from + 1; i < end; i++) {
            ascending &= values[i - 1] < values[i];
        }
        return ascending;
    }

    /** The place of a threshold that is known to be one of this feature's. */
    int indexOf(int feature, double threshold) {
        return rank(feature, threshold) - 1;
    }

    /**
     * Turns a row of values into ranks, followed by a 0 for the leaves. The rank of {@code NaN} is {@link #MISSING}.
     *
     * @return whether every value is there
     */
    boolean rank(double[] rows, int from, int[] ranks, int to) {
        boolean complete = true;
        int features = starts.length - 1;
        for (int f = 0; f < features; f++) {
            double value = rows[from + f];
            boolean missing = Double.isNaN(value);
            complete &= !missing;
            ranks[to + f] = missing ? MISSING : rank(f, value);
        }
        ranks[to + features] = 0;
        return complete;
    }

    private int rank(int feature, double value) {
        int low = starts[feature];
        int length = starts[feature + 1] - low;
        while (length > 0) {
            int half = (length + 1) >>> 1;
            low += values[low + half - 1] <= value ? half : 0;
            length -= half;
        }
        return low - starts[feature];
    }
}
