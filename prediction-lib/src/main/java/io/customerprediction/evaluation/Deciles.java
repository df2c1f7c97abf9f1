package io.customerprediction.evaluation;

import io.customerprediction.model.report.Decile;
import java.util.ArrayList;
import java.util.List;

/** Tenths of the customers by churn probability. */
final class Deciles {
    private Deciles() {}

    /** The deciles that are not empty; equal probabilities stay in their order. */
    static List<Decile> of(boolean[] churned, double[] probability) {
        int[] order = Ranks.of(probability).descending();
        long n = order.length;
        int lostInAll = lost(order, 0, order.length, churned);
        List<Decile> deciles = new ArrayList<>();
        for (int number = 1; number <= 10; number++) {
            int from = (int) (n * (number - 1) / 10);
            int to = (int) (n * number / 10);
            if (from < to) {
                double rate = (double) lost(order, from, to, churned) / (to - from);
                double gain = (double) lost(order, 0, to, churned) / lostInAll;
                deciles.add(new Decile(number, to - from, rate, rate * n / lostInAll, gain));
            }
        }
        return List.copyOf(deciles);
    }

    private static int lost(int[] order, int from, int to, boolean[] churned) {
        int lost = 0;
        for (int k = from; k < to; k++) {
            lost += churned[order[k]] ? 1 : 0;
        }
        return lost;
    }
}
