package io.customerprediction.survival;

/**
 * A proportional-hazards model (Cox 1972): the hazard of each customer is the base hazard times a factor, whose logarithm is linear
 * in the features. Features enter on a logarithmic scale that keeps the sign, standardised; beyond
 * {@value #FARTHEST} standard deviations they count as if there. Immutable (the arrays are not to be changed) and
 * thread-safe; allocates nothing.
 *
 * @param mean of each feature on the logarithmic scale
 * @param deviation standard deviation of each feature on that scale, above 0
 * @param weight of each standardised feature
 * @param logBase logarithm of the cumulative hazard of a customer who is average in all features, at each of the hazard model's
 *     times
 */
public record ProportionalHazards(double[] mean, double[] deviation, double[] weight, double[] logBase) {
    /** Standard deviations beyond which a feature counts as if there. */
    public static final double FARTHEST = 4;

    /** A feature on the scale that weights are for: the logarithm of one plus its size, with its sign. */
    public static double logScale(double feature) {
        return Math.copySign(Math.log1p(Math.abs(feature)), feature);
    }

    /**
     * The logarithm of the factor on the base hazard.
     *
     * @param rows the features, all values of a row together
     * @param row where the row begins
     */
    public double logFactor(double[] rows, int row) {
        double sum = 0;
        for (int f = 0; f < weight.length; f++) {
            sum += logFactor(f, rows[row + f]);
        }
        return sum;
    }

    /**
     * What one feature adds to the logarithm of the factor: nothing where it is average.
     *
     * @param f number of the feature
     * @param feature its value
     */
    public double logFactor(int f, double feature) {
        return weight[f] * standardised(feature, f);
    }

    private double standardised(double feature, int f) {
        double z = (logScale(feature) - mean[f]) / deviation[f];
        return Math.max(-FARTHEST, Math.min(FARTHEST, z));
    }
}
