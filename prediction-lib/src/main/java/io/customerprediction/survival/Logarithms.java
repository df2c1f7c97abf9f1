package io.customerprediction.survival;

import java.util.Arrays;

/** Natural logarithms of days and half days, by a table up to {@value #DAYS} days. */
final class Logarithms {
    private static final int DAYS = 4_000;
    private static final double[] TABLE = table();

    private Logarithms() {}

    private static double[] table() {
        double[] table = new double[2 * DAYS + 1];
        Arrays.setAll(table, halves -> Math.log(halves / 2.0));
        return table;
    }

    /** @param days a whole number of half days, above 0 */
    static double of(double days) {
        int halves = (int) (2 * days);
        return halves < TABLE.length ? TABLE[halves] : Math.log(days);
    }
}
