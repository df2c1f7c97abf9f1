package io.customerprediction.app.store.figures;

/**
 * Classes of spending that a summary counts in: class 0 up to nothing, above it eight classes for each power of ten from
 * 0.01 on, so that the ends of a class differ by a third.
 */
public final class ValueClass {
    private static final int A_DECADE = 8;
    private static final int LOWEST_DECADE = -2;
    private static final int DECADES = 16;

    /** How many classes there are. */
    static final int COUNT = 1 + A_DECADE * DECADES;

    private static final double[] FROM = new double[COUNT + 1];

    static {
        FROM[0] = Double.NEGATIVE_INFINITY;
        FROM[1] = Double.MIN_VALUE;
        for (int c = 2; c < COUNT; c++) {
            FROM[c] = Math.pow(10, LOWEST_DECADE + (c - 1) / (double) A_DECADE);
        }
        FROM[COUNT] = Double.POSITIVE_INFINITY;
    }

    private ValueClass() {}

    /** The class of a net spend; 0 for {@code NaN}. */
    static int of(double monetary) {
        if (!(monetary > 0)) {
            return 0;
        }
        int guess = 1 + (int) Math.floor((Math.log10(monetary) - LOWEST_DECADE) * A_DECADE);
        int within = Math.max(1, Math.min(COUNT - 1, guess));
        // The logarithm may round across a border; the borders decide.
        return monetary < from(within) ? within - 1 : monetary >= to(within) ? within + 1 : within;
    }

    /** The least net spend of a class. */
    public static double from(int valueClass) {
        return FROM[valueClass];
    }

    /** Where the next class begins. */
    static double to(int valueClass) {
        return FROM[valueClass + 1];
    }
}
