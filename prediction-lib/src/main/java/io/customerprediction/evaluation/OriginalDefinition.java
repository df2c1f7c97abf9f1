package io.customerprediction.evaluation;

import io.customerprediction.evaluation.Learning.OriginalForests;
import io.customerprediction.evaluation.Learning.OriginalPredictions;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.progress.Steps;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What the original application measured: labels computed from the features themselves, churn = recency above 90 days
 * and next purchase = 0.5 · recency + 30 · frequency, learnt by forests with Weka's default settings from recency,
 * frequency, monetary and cluster, and graded on a random fifth of the same customers. Such a forest only finds the
 * formula again; its figures say nothing about the future and stand in the report to show just that.
 *
 * @param customers which customers were measured (a sample of a large log), as indexes
 * @param accuracy share of the held-out fifth whose formula for churn was found again
 * @param r2 share of the variance of the formula for days that was explained on the held-out fifth
 * @param churnProbability for each of the customers
 * @param days to the next purchase, for each of the customers
 */
public record OriginalDefinition(
        int[] customers, double accuracy, double r2, double[] churnProbability, double[] days) {
    private static final int SAMPLE = 10_000;
    private static final int FEATURES = 4;

    /**
     * Repeats the measurement.
     *
     * @param table of at least five customers
     * @param cluster number of each customer's segment
     */
    public static OriginalDefinition measure(
            RfmTable table, int[] cluster, int seed, OriginalForests forests, Steps steps) {
        if (table.size() < 5) {
            throw new IllegalArgumentException("five customers are needed to hold out a fifth, not " + table.size());
        }
        int[] customers = shuffled(table.size(), seed);
        int learnt = customers.length - customers.length / 5;
        Examples rows = rows(table, cluster, customers);
        Examples known = rows.pick(IntStream.range(0, learnt).toArray());
        boolean[] churn = new boolean[customers.length];
        double[] next = new double[customers.length];
        for (int k = 0; k < customers.length; k++) {
            double recency = table.recency()[customers[k]];
            churn[k] = recency > 90;
            next[k] = 0.5 * recency + 30 * table.frequency()[customers[k]];
        }
        OriginalPredictions predicted =
                forests.predict(known, Arrays.copyOf(churn, learnt), Arrays.copyOf(next, learnt), rows, steps);
        return new OriginalDefinition(
                customers,
                accuracy(churn, predicted.churn(), learnt),
                r2(next, predicted.days(), learnt),
                predicted.churn(),
                predicted.days());
    }

    private static int[] shuffled(int n, int seed) {
        int[] order = IntStream.range(0, n).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n - 1; i++) {
            int j = random.nextInt(i, n);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return Arrays.copyOf(order, Math.min(n, SAMPLE));
    }

    private static Examples rows(RfmTable table, int[] cluster, int[] customers) {
        double[] x = new double[customers.length * FEATURES];
        for (int k = 0; k < customers.length; k++) {
            int i = customers[k];
            x[k * FEATURES] = table.recency()[i];
            x[k * FEATURES + 1] = table.frequency()[i];
            x[k * FEATURES + 2] = table.hasMonetary() ? table.monetary()[i] : 0;
            x[k * FEATURES + 3] = cluster[i];
        }
        int n = customers.length;
        return new Examples(FEATURES, x, new int[n], new boolean[n], new int[n], customers);
    }

    private static double accuracy(boolean[] churn, double[] probability, int learnt) {
        int right = 0;
        for (int k = learnt; k < probability.length; k++) {
            right += probability[k] >= 0.5 == churn[k] ? 1 : 0;
        }
        return (double) right / (probability.length - learnt);
    }

    private static double r2(double[] next, double[] days, int learnt) {
        double[] truth = Arrays.copyOfRange(next, learnt, days.length);
        double mean = Arrays.stream(truth).average().orElseThrow();
        double error = 0;
        double variance = 0;
        for (int k = 0; k < truth.length; k++) {
            error += Math.pow(truth[k] - days[learnt + k], 2);
            variance += Math.pow(truth[k] - mean, 2);
        }
        return 1 - error / variance;
    }
}
