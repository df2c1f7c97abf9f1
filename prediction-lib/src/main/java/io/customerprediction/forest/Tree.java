package io.customerprediction.forest;

/**
 * A grown decision tree, independent of the library that grew it; {@link CompiledForest} evaluates it.
 *
 * <p>A row whose value is missing ({@code NaN}) at a split goes down both branches, each with the share of the training
 * weight that went there.
 */
public sealed interface Tree {

    /** The most features a tree can choose from. */
    int MAX_FEATURES = 126;

    /**
     * Rows whose value is below the threshold go left, all others right.
     *
     * @param feature place of the value in a row, from 0 to {@value Tree#MAX_FEATURES} − 1
     * @param threshold not {@code NaN}
     * @param left where {@code value < threshold}
     * @param right where {@code value >= threshold}
     */
    record Split(int feature, double threshold, Tree left, Tree right) implements Tree {
        /** @throws IllegalArgumentException if the feature is out of range or the threshold is {@code NaN} */
        public Split {
            if (feature < 0 || feature >= MAX_FEATURES) {
                throw new IllegalArgumentException(
                        "a tree splits on feature " + feature + "; valid are 0 to " + (MAX_FEATURES - 1));
            }
            if (Double.isNaN(threshold)) {
                throw new IllegalArgumentException("a tree splits feature " + feature + " at NaN");
            }
        }
    }

    /**
     * The end of a path.
     *
     * @param value the answer for all rows that end here, finite
     * @param weight the training weight that reached it, finite and not negative
     */
    record Leaf(double value, double weight) implements Tree {
        /** @throws IllegalArgumentException if one of them is out of range */
        public Leaf {
            if (!Double.isFinite(value) || !Double.isFinite(weight) || weight < 0) {
                throw new IllegalArgumentException("a leaf has value " + value + " and weight " + weight
                        + "; both must be finite, the weight not negative");
            }
        }
    }
}
