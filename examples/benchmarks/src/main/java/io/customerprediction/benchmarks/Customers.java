package io.customerprediction.benchmarks;

import java.util.Arrays;
import java.util.Random;

/**
 * Made-up customers: recency, frequency, monetary and cluster, then as many further numbers as asked for, some of which
 * are informative. 35 % of them churn, not all of them predictably.
 *
 * @param rows one row a customer
 * @param churned whether the customer left
 */
record Customers(double[][] rows, boolean[] churned) {
    private static final double CHURN = 0.35;

    /** The same customers for the same arguments. */
    static Customers of(int count, int features, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[count][];
        double[] score = new double[count];
        for (int i = 0; i < count; i++) {
            rows[i] = row(features, random);
            score[i] = score(rows[i]) + 1.5 * random.nextGaussian();
        }
        double[] sorted = score.clone();
        Arrays.sort(sorted);
        double bar = sorted[(int) ((1 - CHURN) * count)];
        boolean[] churned = new boolean[count];
        for (int i = 0; i < count; i++) {
            churned[i] = score[i] >= bar;
        }
        return new Customers(rows, churned);
    }

    private static double[] row(int features, Random random) {
        double[] row = new double[features];
        double loyalty = random.nextGaussian();
        row[0] = Math.floor(-Math.log(1 - random.nextDouble()) * 90 * Math.exp(-0.4 * loyalty));
        row[1] = 1 + Math.floor(Math.exp(1 + 0.7 * loyalty + 0.5 * random.nextGaussian()));
        row[2] = Math.round(100 * row[1] * Math.exp(3.2 + 0.8 * random.nextGaussian())) / 100.0;
        row[3] = 1 + Math.min(3, (int) Math.floor(Math.log1p(row[0]) / 2));
        for (int f = 4; f < features; f++) {
            row[f] = f % 2 == 0 ? random.nextGaussian() + loyalty / f : Math.floor(row[0] * random.nextDouble());
        }
        return row;
    }

    private static double score(double[] row) {
        return row[0] / 60 - 0.8 * Math.log(row[1]) - 0.1 * Math.log1p(row[2]);
    }

    /** All values of the first row, then those of the second and so on. */
    double[] flat() {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** {@link #flat()} in single precision, which some libraries ask for. */
    float[] flatFloats() {
        double[] flat = flat();
        float[] floats = new float[flat.length];
        for (int i = 0; i < flat.length; i++) {
            floats[i] = (float) flat[i];
        }
        return floats;
    }
}
