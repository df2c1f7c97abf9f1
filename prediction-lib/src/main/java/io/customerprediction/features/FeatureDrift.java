package io.customerprediction.features;

/**
 * How far a feature's distribution has moved.
 *
 * @param feature its label, or {@link FeatureProfile#RETURNED}
 * @param psi population stability index: the sum over bins of (now − then) × ln(now / then) of the shares (Siddiqi 2006)
 * @param byChance what the index exceeds in one of a thousand comparisons if nothing has moved, given so many customers
 * @param unseen share of the customers whose value is below or above all of then
 */
public record FeatureDrift(String feature, double psi, double byChance, double unseen) {
    private static final double NOTABLE = 0.1;
    private static final double LARGE = 0.25;

    /** The 99.9 % quantile of the normal distribution. */
    private static final double Z = 3.090232306167813;

    /**
     * The index of these counts.
     *
     * @param then customers in each bin when the model was trained
     * @param now customers in the same bins now
     */
    static FeatureDrift of(String feature, int[] then, int[] now, double unseen) {
        double all = 0;
        double allNow = 0;
        for (int k = 0; k < then.length; k++) {
            // Half a customer more in each bin, so that an empty one does not count infinitely much.
            all += then[k] + 0.5;
            allNow += now[k] + 0.5;
        }
        double psi = 0;
        for (int k = 0; k < then.length; k++) {
            double before = (then[k] + 0.5) / all;
            double after = (now[k] + 0.5) / allNow;
            psi += (after - before) * Math.log(after / before);
        }
        return new FeatureDrift(feature, psi, chiSquare(then.length - 1) * (1 / all + 1 / allNow), unseen);
    }

    /**
     * The 99.9 % quantile of chi-square (Wilson and Hilferty 1931), which the index follows but for a factor (Yurdakul and
     * Naranjo 2020).
     */
    private static double chiSquare(int freedom) {
        if (freedom == 0) {
            return 0;
        }
        double spread = 2.0 / (9 * freedom);
        return freedom * Math.pow(1 - spread + Z * Math.sqrt(spread), 3);
    }

    /** Whether the index is above 0.1 and above chance. */
    public boolean isNotable() {
        return psi > Math.max(NOTABLE, byChance);
    }

    /** Whether the index is above 0.25 and above chance. */
    public boolean isLarge() {
        return psi > Math.max(LARGE, byChance);
    }
}
