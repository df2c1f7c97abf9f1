package io.customerprediction.training;

import io.customerprediction.features.Feature;
import io.customerprediction.labels.Examples;

/**
 * The weight of BG/NBD, from {@value #LEAST} to 1. The model assumes purchases that are random in time, with gaps whose
 * coefficient of variation is about 1. Where customers buy at regular intervals, as subscribers do, it mistakes the days
 * before their next purchase for churn, or concludes from their regular returns that no customer leaves.
 */
final class BgNbdTrust {
    /** Coefficient of variation of the gaps below which they are too regular. */
    private static final double REGULAR = 0.5;

    private static final double LEAST = 0.01;
    private static final int FEWEST_PURCHASE_DAYS = 5;
    private static final int FEWEST_CUSTOMERS = 30;

    private BgNbdTrust() {}

    /** From the customers of today with at least {@value #FEWEST_PURCHASE_DAYS} purchase days; 1 where there are too few of them. */
    static double of(Examples today) {
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
    static double ofGapVariation(double coefficient) {
        double ratio = coefficient / REGULAR;
        return Math.max(LEAST, Math.min(1, ratio * ratio));
    }
}
