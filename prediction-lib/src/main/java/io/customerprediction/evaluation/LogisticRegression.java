package io.customerprediction.evaluation;

import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.fit.Cholesky;
import java.util.Arrays;

/**
 * Logistic regression: the log odds of a label are a weighted sum of numbers.
 *
 * @param intercept the log odds where all numbers are 0
 * @param weights change of the log odds for each number
 * @param converged whether the optimum was reached; if not, the model is not to be relied on
 */
record LogisticRegression(double intercept, double[] weights, boolean converged) {
    private static final int STEPS = 50;

    /**
     * Fits by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and Friedman 2009, section
     * 4.4.1) on numbers brought to mean 0 and standard deviation 1.
     *
     * @param rows numbers of each example, a few dozen at most
     * @param label of each example
     * @param ridge half of this times the squared weights (of the standardised numbers) is added to the negative log
     *     likelihood; above 0, so that there is one answer even if the labels can be separated exactly
     */
    static LogisticRegression fit(double[][] rows, boolean[] label, double ridge) {
        int width = rows[0].length;
        double[] mean = new double[width];
        double[] scale = new double[width];
        for (int k = 0; k < width; k++) {
            int column = k;
            double centre =
                    Arrays.stream(rows).mapToDouble(r -> r[column]).average().orElseThrow();
            double variance = Arrays.stream(rows)
                    .mapToDouble(r -> (r[column] - centre) * (r[column] - centre))
                    .average()
                    .orElseThrow();
            mean[k] = centre;
            scale[k] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        double[] standard = new double[width + 1];
        boolean converged = newton(standardised(rows, mean, scale), label, ridge, standard);
        double[] weights = new double[width];
        double intercept = standard[width];
        for (int k = 0; k < width; k++) {
            weights[k] = standard[k] / scale[k];
            intercept -= weights[k] * mean[k];
        }
        return new LogisticRegression(intercept, weights, converged);
    }

    /** The rows with mean 0 and standard deviation 1, and a 1 for the intercept at the end. */
    private static double[][] standardised(double[][] rows, double[] mean, double[] scale) {
        double[][] z = new double[rows.length][mean.length + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < mean.length; k++) {
                z[i][k] = (rows[i][k] - mean[k]) / scale[k];
            }
            z[i][mean.length] = 1;
        }
        return z;
    }

    /** Moves the weights to the optimum; returns whether it was reached. */
    private static boolean newton(double[][] z, boolean[] label, double ridge, double[] weights) {
        double longest = 1;
        for (int step = 0; step < STEPS && longest > 1e-9; step++) {
            Cancellation.check();
            double[] gradient = new double[weights.length];
            double[][] curvature = new double[weights.length][weights.length];
            addRidge(gradient, curvature, weights, ridge);
            for (int i = 0; i < z.length; i++) {
                double p = sigmoid(dot(weights, z[i]));
                addTo(gradient, curvature, z[i], (label[i] ? 1 : 0) - p, p * (1 - p));
            }
            longest = move(weights, Cholesky.solve(curvature, gradient));
        }
        return longest <= 1e-9;
    }

    private static void addRidge(double[] gradient, double[][] curvature, double[] weights, double ridge) {
        int last = weights.length - 1;
        for (int k = 0; k < last; k++) {
            gradient[k] = -ridge * weights[k];
            curvature[k][k] = ridge;
        }
        // A trace keeps the matrix regular if all labels are the same and the intercept runs away.
        curvature[last][last] = 1e-9;
    }

    private static void addTo(double[] gradient, double[][] curvature, double[] z, double error, double weight) {
        for (int j = 0; j < z.length; j++) {
            gradient[j] += error * z[j];
            for (int k = 0; k <= j; k++) {
                curvature[j][k] += weight * z[j] * z[k];
            }
        }
    }

    /** Moves by the Newton step, but by no more than 4 in any direction: far from the optimum the step overshoots. */
    private static double move(double[] weights, double[] step) {
        double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
        double share = Math.min(1, 4 / Math.max(longest, 4));
        double moved = 0;
        for (int k = 0; k < weights.length; k++) {
            double before = weights[k];
            weights[k] = Math.max(-30, Math.min(30, before + share * step[k]));
            moved = Math.max(moved, Math.abs(weights[k] - before));
        }
        return moved;
    }

    /** The probability of the label for one row of numbers. */
    double probability(double... row) {
        return sigmoid(intercept + dot(weights, row));
    }

    private static double sigmoid(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
