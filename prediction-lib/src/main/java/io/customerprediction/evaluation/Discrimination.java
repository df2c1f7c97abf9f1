package io.customerprediction.evaluation;

import io.customerprediction.model.report.OriginReport.RocPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How well churn probabilities rank customers who churned above those who stayed. */
final class Discrimination {
    private static final int ROC_STEPS = 50;

    private Discrimination() {}

    /**
     * Area under the ROC curve: the probability that a customer who churned has the higher score, ties counting one
     * half (Mann and Whitney 1947; Hanley and McNeil 1982).
     *
     * @return 0 to 1, or {@code NaN} unless some customers churned and some did not
     */
    static double auc(boolean[] churned, double[] score) {
        int[] once = new int[score.length];
        Arrays.fill(once, 1);
        return weightedAuc(churned, score).applyAsDouble(once);
    }

    /** The same when customer i counts {@code weights[i]} times; sorts once and then takes O(n) an answer. */
    static ToDoubleFunction<int[]> weightedAuc(boolean[] churned, double[] score) {
        Ranks ranks = Ranks.of(score);
        return weights -> {
            long[] lost = new long[ranks.levels()];
            long[] kept = new long[ranks.levels()];
            for (int i = 0; i < weights.length; i++) {
                (churned[i] ? lost : kept)[ranks.of(i)] += weights[i];
            }
            return area(lost, kept);
        };
    }

    private static double area(long[] lost, long[] kept) {
        double pairs = 0;
        long keptBelow = 0;
        long lostInAll = 0;
        for (int level = 0; level < lost.length; level++) {
            pairs += lost[level] * (keptBelow + 0.5 * kept[level]);
            keptBelow += kept[level];
            lostInAll += lost[level];
        }
        return pairs / ((double) lostInAll * keptBelow);
    }

    /**
     * Area under the precision-recall curve as average precision: the precision at each distinct score, weighted by the
     * recall that it adds (Manning, Raghavan and Schütze 2008, section 8.4).
     *
     * @return 0 to 1, or {@code NaN} if no customer churned
     */
    static double averagePrecision(boolean[] churned, double[] score) {
        Ranks ranks = Ranks.of(score);
        int[] order = ranks.descending();
        double sum = 0;
        int hits = 0;
        for (int from = 0, to; from < order.length; from = to) {
            int before = hits;
            for (to = from; to < order.length && ranks.of(order[to]) == ranks.of(order[from]); to++) {
                hits += churned[order[to]] ? 1 : 0;
            }
            sum += (hits - before) * ((double) hits / to);
        }
        return sum / hits;
    }

    /**
     * The ROC curve at {@value #ROC_STEPS} evenly spaced ranks of the score, equal scores never separated; the shares are
     * {@code NaN} unless some customers churned and some did not.
     */
    static List<RocPoint> roc(boolean[] churned, double[] score) {
        Ranks ranks = Ranks.of(score);
        int[] order = ranks.descending();
        List<RocPoint> points = new ArrayList<>(List.of(new RocPoint(0, 0)));
        int lostInAll = 0;
        for (boolean lost : churned) {
            lostInAll += lost ? 1 : 0;
        }
        int found = 0;
        for (int k = 1; k <= order.length; k++) {
            found += churned[order[k - 1]] ? 1 : 0;
            boolean parts = k == order.length || ranks.of(order[k]) != ranks.of(order[k - 1]);
            boolean due = (long) k * ROC_STEPS / order.length >= points.size();
            if (parts && due) {
                points.add(new RocPoint((double) (k - found) / (order.length - lostInAll), (double) found / lostInAll));
            }
        }
        return List.copyOf(points);
    }
}
