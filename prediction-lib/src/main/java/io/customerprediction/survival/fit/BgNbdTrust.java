package io.customerprediction.survival.fit;

import io.customerprediction.features.Feature;
import io.customerprediction.labels.Examples;

/**
 * How far BG/NBD may be followed, from {@value #LEAST} to 1. It takes purchases for random in time, with gaps whose coefficient of
 * variation is about 1. Where customers buy like clockwork, as subscribers do, it takes the days before their next purchase
 * for the silence of customers who have left, or their return after each of them for proof that nobody leaves.
 */
public final class BgNbdTrust {
    /** Coefficient of variation of the gaps below which they are too regular. */
    private static final double REGULAR = 0.5;

    private static final double LEAST = 0.01;
    private static final int FEWEST_PURCHASE_DAYS = 5;
    private static final int FEWEST_CUSTOMERS = 30;

    private BgNbdTrust() {}

    /** By those of today's customers who have purchased some times; full where there are too few of them to tell. */
    public static double of(Examples today) {
        double sum = 0;
        int customers = 0;
        for (int row = 0; row < today.x().length; row += today.width()) {
            if (Feature.PURCHASE_DAYS.of(today.x(), row) >= FEWEST_PURCHASE_DAYS) {
                sum += Feature.GAP_VARIATION.of(today.x(), row);
                customers++;
            }
        }
        return customers < FEWEST_CUSTOMERS ? 1 : ofGapVariation(sum / customers);
    }

    /** By the square, which in Erlang's distributions is one over the number of phases. */
    public static double ofGapVariation(double coefficient) {
        double ratio = coefficient / REGULAR;
        return Math.max(LEAST, Math.min(1, ratio * ratio));
    }
}
