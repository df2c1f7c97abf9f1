package io.customerprediction.evaluation;

import io.customerprediction.model.report.Interval;
import io.customerprediction.progress.Cancellation;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** 95 % intervals of measures by drawing customers with replacement. */
final class Bootstrap {
    private Bootstrap() {}

    /**
     * Percentile bootstrap over customers (Efron and Tibshirani 1993, section 13.3). Customers are drawn with
     * replacement; a statistic that compares two models on the same draw is thereby paired.
     *
     * @param customers how many there are
     * @param statistic the measure when customer i counts {@code weights[i]} times; draws for which it is {@code NaN}
     *     are left out
     * @param draws how often to draw, a few hundred or more
     * @param seed of the draws: the same seed gives the same interval
     */
    static Interval interval(int customers, ToDoubleFunction<int[]> statistic, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] weights = new int[customers];
        Arrays.fill(weights, 1);
        double estimate = statistic.applyAsDouble(weights);
        double[] drawn = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            Cancellation.check();
            Arrays.fill(weights, 0);
            for (int k = 0; k < customers; k++) {
                weights[random.nextInt(customers)]++;
            }
            drawn[draw] = statistic.applyAsDouble(weights);
        }
        Quantiles quantiles =
                new Quantiles(Arrays.stream(drawn).filter(v -> !Double.isNaN(v)).toArray());
        return new Interval(estimate, quantiles.at(0.025), quantiles.at(0.975));
    }

    /** The AUC of a score. */
    static Interval ofAuc(boolean[] churned, double[] score, int draws, long seed) {
        return interval(score.length, Discrimination.weightedAuc(churned, score), draws, seed);
    }

    /** AUC of {@code ours} minus that of {@code theirs}: above 0, ours ranks better. */
    static Interval ofAucDifference(boolean[] churned, double[] ours, double[] theirs, int draws, long seed) {
        ToDoubleFunction<int[]> our = Discrimination.weightedAuc(churned, ours);
        ToDoubleFunction<int[]> their = Discrimination.weightedAuc(churned, theirs);
        return interval(ours.length, w -> our.applyAsDouble(w) - their.applyAsDouble(w), draws, seed);
    }

    /** Brier score of {@code ours} minus that of {@code theirs}: below 0, ours is better. */
    static Interval ofBrierDifference(boolean[] churned, double[] ours, double[] theirs, int draws, long seed) {
        return ofMeanDifference(Losses.squared(churned, ours), Losses.squared(churned, theirs), draws, seed);
    }

    /** Log loss of {@code ours} minus that of {@code theirs}: below 0, ours is better. */
    static Interval ofLogLossDifference(boolean[] churned, double[] ours, double[] theirs, int draws, long seed) {
        return ofMeanDifference(Losses.logarithmic(churned, ours), Losses.logarithmic(churned, theirs), draws, seed);
    }

    private static Interval ofMeanDifference(double[] ours, double[] theirs, int draws, long seed) {
        ToDoubleFunction<int[]> difference = weights -> {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * (ours[i] - theirs[i]);
            }
            return sum / weights.length;
        };
        return interval(ours.length, difference, draws, seed);
    }
}
