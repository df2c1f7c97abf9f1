package io.customerprediction.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * What the original application measured: labels computed from the features themselves, churn = recency above 90 days
 * and next purchase = 0.5 · recency + 30 · frequency, learnt by forests with Weka's default settings from recency,
 * frequency, monetary and cluster, and graded on a random fifth of the same customers. Such a forest only finds the
 * formula again; its figures say nothing about the future and stand in the report to show just that.
 *
 * @param customers which customers were looked at (a sample of a large log), as indexes
 * @param accuracy share of the held-out fifth whose formula for churn was found again
 * @param r2 share of the variance of the formula for days that was explained on the held-out fifth
 * @param churnProbability for each of the customers
 * @param days to the next purchase, for each of the customers
 */
record OriginalDefinition(int[] customers, double accuracy, double r2, double[] churnProbability, double[] days) {
    private static final int SAMPLE = 10_000;

    /**
     * Repeats the measurement.
     *
     * @param table of at least five customers
     * @param cluster number of each customer's segment
     */
    static OriginalDefinition measure(RfmTable table, int[] cluster, int seed) {
        if (table.size() < 5) {
            throw new IllegalArgumentException("five customers are needed to hold out a fifth, not " + table.size());
        }
        int[] customers = shuffled(table.size(), seed);
        int learnt = customers.length - customers.length / 5;
        Instances churn = rows(table, cluster, customers, new Attribute("churn", List.of("0", "1")));
        Instances next = rows(table, cluster, customers, new Attribute("days"));
        for (int k = 0; k < customers.length; k++) {
            double recency = table.recency()[customers[k]];
            churn.get(k).setClassValue(recency > 90 ? 1 : 0);
            next.get(k).setClassValue(0.5 * recency + 30 * table.frequency()[customers[k]]);
        }
        double[] probability = predictions(churn, learnt, seed);
        double[] days = predictions(next, learnt, seed);
        return new OriginalDefinition(
                customers, accuracy(churn, probability, learnt), r2(next, days, learnt), probability, days);
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

    private static Instances rows(RfmTable table, int[] cluster, int[] customers, Attribute target) {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (String name : List.of("recency", "frequency", "monetary", "cluster")) {
            attributes.add(new Attribute(name));
        }
        attributes.add(target);
        Instances rows = new Instances("original", attributes, customers.length);
        rows.setClass(target);
        for (int i : customers) {
            double monetary = table.hasMonetary() ? table.monetary()[i] : 0;
            rows.add(new DenseInstance(
                    1, new double[] {table.recency()[i], table.frequency()[i], monetary, cluster[i], 0}));
        }
        return rows;
    }

    /** Learns from the first rows and answers for all: the probability of class 1, or the number. */
    private static double[] predictions(Instances rows, int learnt, int seed) {
        try {
            RandomForest forest = new RandomForest();
            forest.setSeed(seed);
            forest.buildClassifier(new Instances(rows, 0, learnt));
            double[] predictions = new double[rows.size()];
            for (int k = 0; k < predictions.length; k++) {
                double[] answer = forest.distributionForInstance(rows.get(k));
                predictions[k] = answer[answer.length - 1];
            }
            return predictions;
        } catch (Exception e) {
            throw new IllegalStateException("Weka could not repeat the original definition: " + e.getMessage(), e);
        }
    }

    private static double accuracy(Instances churn, double[] probability, int learnt) {
        int right = 0;
        for (int k = learnt; k < probability.length; k++) {
            right += (probability[k] >= 0.5 ? 1 : 0) == churn.get(k).classValue() ? 1 : 0;
        }
        return (double) right / (probability.length - learnt);
    }

    private static double r2(Instances next, double[] days, int learnt) {
        double[] truth = IntStream.range(learnt, days.length)
                .mapToDouble(k -> next.get(k).classValue())
                .toArray();
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
