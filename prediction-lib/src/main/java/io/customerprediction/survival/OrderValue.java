package io.customerprediction.survival;

/**
 * What a customer's purchase days are worth, by what they were worth so far: the customer's own mean, drawn towards that of
 * all customers as if they had {@code prior} more purchase days at it (the conditional expectation of the gamma-gamma
 * model, which is linear in the own mean; Fader and Hardie 2013). Immutable and thread-safe.
 *
 * @param total column of the customer's net spend in a row of features
 * @param count column of the number of purchases that it was spent on
 * @param mean value of a purchase day of those who purchase again, above 0
 * @param prior purchase days that the mean counts as, above 0
 * @param cap the largest own mean that counts, above 0
 */
public record OrderValue(int total, int count, double mean, double prior, double cap) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless they are finite and above 0
     */
    public OrderValue {
        if (!(Math.min(mean, Math.min(prior, cap)) > 0)
                || !Double.isFinite(mean + prior + cap)
                || Math.min(total, count) < 0) {
            throw new IllegalArgumentException("a value of orders has a mean, a prior and a cap above 0, not " + mean
                    + ", " + prior + " and " + cap + ", and columns, not " + total + " and " + count);
        }
    }

    /**
     * The expected value of a purchase day, above 0.
     *
     * @param rows the features, all values of a row together
     * @param row where the row begins
     */
    public double of(double[] rows, int row) {
        double purchases = Math.max(1, rows[row + count]);
        double own = Math.max(0, Math.min(cap, rows[row + total] / purchases));
        return (purchases * own + prior * mean) / (purchases + prior);
    }
}
