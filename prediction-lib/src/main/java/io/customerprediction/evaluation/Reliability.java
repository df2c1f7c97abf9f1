package io.customerprediction.evaluation;

import io.customerprediction.model.report.CalibrationPoint;
import java.util.ArrayList;
import java.util.List;

/** Calibration of churn probabilities: whether 30 % of the customers with a probability of 30 % churn. */
final class Reliability {
    private static final int BINS = 10;

    private Reliability() {}

    /**
     * The calibration curve: ten bins of equally many customers by ascending probability (equal ones in their order),
     * fewer bins where there are fewer customers.
     */
    static List<CalibrationPoint> curve(boolean[] churned, double[] probability) {
        int[] order = Ranks.of(probability).ascending();
        List<CalibrationPoint> points = new ArrayList<>();
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && bin(to, order.length) == bin(from, order.length)) {
                to++;
            }
            points.add(point(order, from, to, churned, probability));
        }
        return List.copyOf(points);
    }

    /** Bins end at the deciles of the ranks 0 to n - 1, each bin with its upper end. */
    private static int bin(int rank, int n) {
        return rank == 0 ? 0 : (int) (((long) rank * BINS + n - 2) / (n - 1)) - 1;
    }

    private static CalibrationPoint point(int[] order, int from, int to, boolean[] churned, double[] probability) {
        double predicted = 0;
        int lost = 0;
        for (int k = from; k < to; k++) {
            predicted += probability[order[k]];
            lost += churned[order[k]] ? 1 : 0;
        }
        int n = to - from;
        return new CalibrationPoint(n, predicted / n, (double) lost / n);
    }

    /**
     * Expected calibration error over the points of the curve (Naeini, Cooper and Hauskrecht 2015, with bins of equal
     * count): the mean distance between what was said and what happened, 0 to 1.
     */
    static double expectedCalibrationError(boolean[] churned, double[] probability) {
        return curve(churned, probability).stream()
                .mapToDouble(p -> Math.abs(p.churned() - p.predicted()))
                .average()
                .orElse(Double.NaN);
    }
}
