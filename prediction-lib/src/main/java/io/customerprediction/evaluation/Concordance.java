package io.customerprediction.evaluation;

import io.customerprediction.labels.Outcomes;
import java.util.stream.IntStream;

/** How well predicted days put those who come back sooner first. */
final class Concordance {
    private Concordance() {}

    /**
     * Harrell's C-index (Harrell, Lee and Mark 1996): of the pairs in which one customer is known to come back on an
     * earlier day than the other, the share that the predictions put in that order; equal predictions count one half. A
     * pair is comparable if the shorter time is observed. Exact, in O(n log n).
     *
     * @param predictedDays longer = later; only their order matters
     * @return 0 to 1, or {@code NaN} if no pair is comparable
     */
    static double index(Outcomes truth, double[] predictedDays) {
        Ranks ranks = Ranks.of(predictedDays);
        int[] byDays = Ranks.of(IntStream.range(0, truth.size())
                        .mapToDouble(truth::days)
                        .toArray())
                .descending();
        Tally later = new Tally(ranks.levels());
        double concordant = 0;
        long comparable = 0;
        for (int from = 0, to; from < byDays.length; from = to) {
            to = endOfDay(truth, byDays, from);
            for (int k = from; k < to; k++) {
                if (truth.observed(byDays[k])) {
                    int rank = ranks.of(byDays[k]);
                    long below = later.upTo(rank - 1);
                    long same = later.upTo(rank) - below;
                    concordant += later.total() - below - 0.5 * same;
                    comparable += later.total();
                }
            }
            for (int k = from; k < to; k++) {
                later.add(ranks.of(byDays[k]));
            }
        }
        return concordant / comparable;
    }

    private static int endOfDay(Outcomes truth, int[] byDays, int from) {
        int to = from + 1;
        while (to < byDays.length && truth.days(byDays[to]) == truth.days(byDays[from])) {
            to++;
        }
        return to;
    }

    /** Counts of ranks with fast sums from below (Fenwick 1994). */
    private static final class Tally {
        private final int[] tree;
        private int total;

        Tally(int levels) {
            tree = new int[levels + 1];
        }

        void add(int rank) {
            for (int i = rank + 1; i < tree.length; i += i & -i) {
                tree[i]++;
            }
            total++;
        }

        int upTo(int rank) {
            int sum = 0;
            for (int i = rank + 1; i > 0; i -= i & -i) {
                sum += tree[i];
            }
            return sum;
        }

        int total() {
            return total;
        }
    }
}
