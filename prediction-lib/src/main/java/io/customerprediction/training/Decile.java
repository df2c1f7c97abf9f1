package io.customerprediction.training;

import java.util.ArrayList;
import java.util.List;

/**
 * One tenth of the customers, by falling churn probability.
 *
 * @param number 1 = the tenth most at risk, to 10
 * @param customers how many it holds
 * @param churned the share of them that churned
 * @param lift that share over the share among all customers: how much better than picking at random
 * @param gain the share of all who churned that this and the deciles before it hold
 */
public record Decile(int number, int customers, double churned, double lift, double gain) {

    /** The deciles that hold anybody; equal probabilities stay in their order. */
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
