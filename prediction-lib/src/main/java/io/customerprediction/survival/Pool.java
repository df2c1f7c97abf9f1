package io.customerprediction.survival;

/**
 * How much each of the three models of a {@link HazardModel} counts: the logarithm of the cumulative hazard is the
 * weighted sum of theirs and a constant (a logarithmic opinion pool; Genest and Zidek 1986), so that a pool of curves that
 * never fall never falls either. Models that err in different ways are together too timid; weights with a sum above 1 undo
 * that (Ranjan and Gneiting 2010), and the constant keeps the mean where it was.
 *
 * @param forest weight of the forest, at least 0
 * @param linear weight of the proportional hazards, at least 0
 * @param bgNbd weight of BG/NBD, at least 0; 0 where there is none
 * @param constant added to the sum
 */
public record Pool(double forest, double linear, double bgNbd, double constant) {
    /**
     * Checks the weights.
     *
     * @throws IllegalArgumentException unless they are finite, none is negative and one is above 0
     */
    public Pool {
        double sum = forest + linear + bgNbd;
        if (!(Math.min(forest, Math.min(linear, bgNbd)) >= 0) || !(sum > 0) || !Double.isFinite(sum + constant)) {
            throw new IllegalArgumentException("weights must be finite and not negative, not all 0: forest " + forest
                    + ", linear " + linear + ", BG/NBD " + bgNbd + ", constant " + constant);
        }
    }

    /** All weights times {@code sharpness}, with another constant. */
    public Pool sharpened(double sharpness, double otherConstant) {
        return new Pool(sharpness * forest, sharpness * linear, sharpness * bgNbd, otherConstant);
    }
}
