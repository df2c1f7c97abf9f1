package io.customerprediction.evaluation;

import java.util.Arrays;

/** What a churn probability costs when the truth is known; lower is better. */
public final class Losses {
    /** Probabilities are kept this far from 0 and 1, so that one sure error does not cost infinitely much. */
    static final double CLIP = 1e-6;

    private Losses() {}

    /** Mean squared error of the probabilities (Brier 1950), 0 to 1. */
    static double brier(boolean[] churned, double[] probability) {
        return mean(squared(churned, probability));
    }

    /**
     * Mean negative log likelihood of the truth (the logarithmic score; Good 1952), in nats: 0 for probabilities that are sure and
     * right, 0.693 for one half always.
     *
     * @param churned what happened to each customer
     * @param probability of churn of each, 0 to 1
     */
    public static double logLoss(boolean[] churned, double[] probability) {
        return mean(logarithmic(churned, probability));
    }

    /** The squared error of each customer's probability. */
    static double[] squared(boolean[] churned, double[] probability) {
        double[] loss = new double[probability.length];
        Arrays.setAll(loss, i -> Math.pow((churned[i] ? 1 : 0) - clipped(probability[i]), 2));
        return loss;
    }

    /** The negative log of the probability given to what happened, for each customer. */
    static double[] logarithmic(boolean[] churned, double[] probability) {
        double[] loss = new double[probability.length];
        Arrays.setAll(loss, i -> {
            double p = clipped(probability[i]);
            return -Math.log(churned[i] ? p : 1 - p);
        });
        return loss;
    }

    private static double clipped(double probability) {
        return Math.min(1 - CLIP, Math.max(CLIP, probability));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
