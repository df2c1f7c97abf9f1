package io.customerprediction.survival;

import io.customerprediction.features.Feature;
import org.jspecify.annotations.Nullable;

/**
 * From what the leaves of a forest carry beside the hazards to {@link PurchasesIfReturning}. Each leaf keeps sums over its
 * training customers, divided by their number; ratios of the forest's means are then averages in which each training customer
 * counts as often as it shares leaves with the one asked about (the weights of Meinshausen 2006). Where BG/NBD counts, the
 * logarithm of the further purchases is the weighted mean of both.
 *
 * <p>Immutable and thread-safe.
 *
 * @param value of purchase days, or {@code null} for a log without amounts
 * @param level what further purchases are multiplied by
 * @param bgNbd weight of BG/NBD from 0 to 1; rows must otherwise be those of the history features
 * @param scale what the value of purchase days is multiplied by: leaves count each one up to a cap; above 0
 * @param dispersion of the further purchases: their variance is {@code mean + dispersion mean²}; above 0
 * @param variation variance of the value of a purchase day over its squared expectation, at least 0
 */
public record WorthModel(
        @Nullable OrderValue value, double level, double bgNbd, double scale, double dispersion, double variation) {
    /** The same model with other levels: further purchases and the value of purchase days times these factors. */
    public WorthModel scaled(double furtherFactor, double valueFactor) {
        return new WorthModel(value, level * furtherFactor, bgNbd, scale * valueFactor, dispersion, variation);
    }

    /** The same model in which BG/NBD has another weight. */
    public WorthModel withBgNbd(double weight) {
        return new WorthModel(value, level, weight, scale, dispersion, variation);
    }

    /** Days ahead at which leaves carry further purchases. */
    static final int[] DAYS = {30, 90, 180, 360};

    /** The smallest number of further purchases that a logarithm is taken of. */
    public static final double LEAST = 1e-6;

    /** The most that the leaves can multiply the expected value of a purchase day by. */
    public static final double MOST_FACTOR = 20;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless they are finite and in their range
     */
    public WorthModel {
        boolean right = level > 0 && bgNbd >= 0 && bgNbd <= 1 && scale > 0 && dispersion > 0 && variation >= 0;
        if (!right || !Double.isFinite(level + scale + dispersion + variation)) {
            throw new IllegalArgumentException("not a model of worth: level " + level + ", weight of BG/NBD " + bgNbd
                    + ", scale " + scale + ", dispersion " + dispersion + ", variation " + variation);
        }
    }

    /** Days ahead at which leaves carry further purchases, ascending: a copy. */
    public static int[] days() {
        return DAYS.clone();
    }

    /** How many numbers a leaf carries for it. */
    public int columns() {
        return columns(value != null);
    }

    /**
     * The same for a log with or without amounts: further purchases and purchasing customers at each of {@link #days}, then
     * money and the money expected by {@link OrderValue}.
     */
    public static int columns(boolean hasAmounts) {
        return 2 * DAYS.length + (hasAmounts ? 2 : 0);
    }

    /**
     * What a customer buys who returns.
     *
     * @param leaves means over the trees of what leaves carry
     * @param at where the columns of this model begin
     * @param rows the features
     * @param row where the customer's features begin
     * @param bgNbdModel the model that {@link #bgNbd} is the weight of; {@code null} where there is none
     * @param activity how busy the time up to each of {@link #days} is on average for such a customer
     */
    PurchasesIfReturning of(
            double[] leaves, int at, double[] rows, int row, @Nullable BgNbd bgNbdModel, double[] activity) {
        double[] further = new double[DAYS.length];
        double highest = 0;
        for (int h = 0; h < DAYS.length; h++) {
            double own = leaves[at + 2 * h] / Math.max(1e-12, leaves[at + 2 * h + 1]);
            if (bgNbdModel != null && bgNbd > 0) {
                double other = further(bgNbdModel, rows, row, DAYS[h]);
                own = Math.exp((1 - bgNbd) * Math.log(Math.max(LEAST, own)) + bgNbd * Math.log(Math.max(LEAST, other)));
            }
            highest = Math.max(highest, Math.min(DAYS[h] - 1.0, level * activity[h] * own));
            further[h] = highest;
        }
        return new PurchasesIfReturning(further, orderValue(leaves, at, rows, row), dispersion, variation);
    }

    private double orderValue(double[] leaves, int at, double[] rows, int row) {
        if (value == null) {
            return Double.NaN;
        }
        int money = at + 2 * DAYS.length;
        double factor = leaves[money] / Math.max(1e-12, leaves[money + 1]);
        return scale * Math.min(MOST_FACTOR, factor) * value.of(rows, row);
    }

    private static double further(BgNbd model, double[] rows, int row, double ahead) {
        int repeats = (int) Feature.PURCHASE_DAYS.of(rows, row) - 1;
        double seen = Feature.TENURE.of(rows, row);
        return model.furtherIfReturning(repeats, seen, ahead);
    }
}
