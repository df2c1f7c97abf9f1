package io.customerprediction.evaluation;

import io.customerprediction.model.report.WorthReport.Figures;

/** Measures of expected amounts, of orders or money, against the actual ones. Where nothing was bought they are {@code NaN}. */
final class WorthMeasures {
    static final int TENTHS = 10;
    private static final double LEAST = 1e-6;

    private WorthMeasures() {}

    /**
     * All figures.
     *
     * @param counts whether these are counts, which have a Poisson deviance
     */
    static Figures of(double[] expected, double[] actual, boolean counts) {
        int[] order = Ranks.of(expected).descending();
        return new Figures(
                sum(expected),
                sum(actual),
                gini(order, actual),
                bestTenth(order, actual),
                decileError(order, expected, actual),
                counts ? poissonDeviance(expected, actual) : Double.NaN);
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /**
     * The normalised Gini coefficient (accuracy ratio; Engelmann, Hayden and Tasche 2003, here of amounts): how far the actual
     * total is gathered by those first in the order, over how far it could be. 1 for the best order, 0 for chance, below 0 for
     * an order that is worse than chance.
     *
     * @param order indexes of the customers, the largest expected amount first
     * @param actual amount of each customer
     */
    static double gini(int[] order, double[] actual) {
        double chance = (actual.length + 1) / 2.0;
        double total = sum(actual);
        double best = area(Ranks.of(actual).descending(), actual) / total - chance;
        return (area(order, actual) / total - chance) / best;
    }

    private static double area(int[] order, double[] actual) {
        double gathered = 0;
        double area = 0;
        for (int i : order) {
            gathered += actual[i];
            area += gathered;
        }
        return area;
    }

    private static double bestTenth(int[] order, double[] actual) {
        int tenth = Math.max(1, order.length / TENTHS);
        double best = 0;
        for (int k = 0; k < tenth; k++) {
            best += actual[order[k]];
        }
        return best / sum(actual);
    }

    private static double decileError(int[] order, double[] expected, double[] actual) {
        double error = 0;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            double difference = 0;
            for (int k = start(order.length, tenth); k < start(order.length, tenth + 1); k++) {
                difference += expected[order[k]] - actual[order[k]];
            }
            error += Math.abs(difference);
        }
        return error / sum(actual);
    }

    /** Where a tenth begins among so many. */
    static int start(int customers, int tenth) {
        return (int) ((long) customers * tenth / TENTHS);
    }

    private static double poissonDeviance(double[] expected, double[] actual) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            double mean = Math.max(LEAST, expected[i]);
            sum += (actual[i] > 0 ? actual[i] * Math.log(actual[i] / mean) : 0) - (actual[i] - mean);
        }
        return 2 * sum / actual.length;
    }
}
