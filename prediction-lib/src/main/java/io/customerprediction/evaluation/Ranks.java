package io.customerprediction.evaluation;

import java.util.Arrays;

/** Values put in order: the smallest has rank 0 and equal values share a rank. */
final class Ranks {
    private final int[] ranks;
    private final int levels;

    private Ranks(int[] ranks, int levels) {
        this.ranks = ranks;
        this.levels = levels;
    }

    /**
     * The ranks of these values, in O(n log n).
     *
     * @throws IllegalArgumentException if a value is {@code NaN}
     */
    static Ranks of(double[] values) {
        double[] distinct = distinctAscending(values);
        int[] ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = Arrays.binarySearch(distinct, values[i] + 0.0);
        }
        return new Ranks(ranks, distinct.length);
    }

    private static double[] distinctAscending(double[] values) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("value " + i + " is NaN: every customer needs a prediction");
            }
            // Adding zero makes -0.0 equal to 0.0 for the search, too.
            sorted[i] = values[i] + 0.0;
        }
        Arrays.sort(sorted);
        int n = 0;
        for (double value : sorted) {
            if (n == 0 || value != sorted[n - 1]) {
                sorted[n++] = value;
            }
        }
        return Arrays.copyOf(sorted, n);
    }

    int size() {
        return ranks.length;
    }

    int of(int i) {
        return ranks[i];
    }

    /** How many different values there are. */
    int levels() {
        return levels;
    }

    /** The positions from the smallest to the largest value; equal values stay in their order. */
    int[] ascending() {
        int[] next = new int[levels + 1];
        for (int rank : ranks) {
            next[rank + 1]++;
        }
        for (int level = 1; level <= levels; level++) {
            next[level] += next[level - 1];
        }
        int[] order = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            order[next[ranks[i]]++] = i;
        }
        return order;
    }

    /** The positions from the largest to the smallest value; equal values stay in their order. */
    int[] descending() {
        int[] mirrored = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            mirrored[i] = levels - 1 - ranks[i];
        }
        return new Ranks(mirrored, levels).ascending();
    }
}
