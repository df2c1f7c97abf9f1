package io.customerprediction.app.store.figures;

/**
 * Steps of the spend that can be saved, on a logarithmic scale: 80 to a factor of ten, so that one step is 3 % wide, from a
 * thousandth to more than a billion of any currency.
 */
public final class SavableSteps {
    /** How many steps there are; the first one holds those with nothing to save. */
    static final int COUNT = 1_000;

    private static final double PER_DECADE = 80;
    private static final double LEAST_EXPONENT = -3;

    private SavableSteps() {}

    static int of(double savable) {
        double step = 1 + Math.floor(PER_DECADE * (Math.log10(savable) - LEAST_EXPONENT));
        return savable > 0 ? (int) Math.max(0, Math.min(COUNT - 1, step)) : 0;
    }
}
