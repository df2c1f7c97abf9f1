package io.customerprediction.survival;

/**
 * How closely customers follow the seasons of their shop: where the busiest months bring back those who seldom buy, and the
 * regulars come all year, one season for all customers is too weak for the first and too strong for the second. The logarithm of the
 * activity of a month counts for a customer times an exponent, which is linear in the logarithm of the customer's factor in
 * the proportional hazards, the shortest summary of how often a customer buys. Immutable and thread-safe.
 *
 * @param slope of the exponent; below 0 where regulars follow less than others, 0 where all follow alike
 * @param centre the logarithm of the factor at which the exponent is 1: that of the customer behind an average purchase
 */
public record SeasonalResponse(double slope, double centre) {
    /** All customers follow the season as the shop does. */
    public static final SeasonalResponse ALIKE = new SeasonalResponse(0, 0);

    /** Exponents come in steps of one over this, so that customers can share what is computed for one of them. */
    public static final double STEPS = 20;

    /** The smallest exponent. */
    public static final double LEAST = 0.1;

    /** The largest exponent. */
    public static final double MOST = 2.5;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless both are finite
     */
    public SeasonalResponse {
        if (!Double.isFinite(slope + centre)) {
            throw new IllegalArgumentException(
                    "a seasonal response has a finite slope and centre, not " + slope + " and " + centre);
        }
    }

    /**
     * The exponent of a customer: between {@value #LEAST} and {@value #MOST}, rounded to a twentieth.
     *
     * @param logFactor of the customer in the proportional hazards
     */
    public double exponent(double logFactor) {
        double exponent = 1 + slope * (logFactor - centre);
        return Math.rint(STEPS * Math.max(LEAST, Math.min(MOST, exponent))) / STEPS;
    }
}
