package io.customerprediction.survival;

/**
 * The logistic function 1 / (1 + e⁻ˣ) by a table, with an error below 1e-5: it is needed for each day ahead of each customer.
 */
final class Logistic {
    private static final double FARTHEST = 16;
    private static final double STEPS = 64;
    private static final double[] TABLE = table();

    private Logistic() {}

    private static double[] table() {
        double[] table = new double[(int) (2 * FARTHEST * STEPS) + 2];
        for (int k = 0; k < table.length; k++) {
            table[k] = 1 / (1 + Math.exp(FARTHEST - k / STEPS));
        }
        return table;
    }

    /** @param x taken for {@value #FARTHEST} or its negative beyond those */
    static double at(double x) {
        double place = (Math.max(-FARTHEST, Math.min(FARTHEST, x)) + FARTHEST) * STEPS;
        int k = (int) place;
        return TABLE[k] + (place - k) * (TABLE[k + 1] - TABLE[k]);
    }
}
