package io.customerprediction.forest;

import java.util.Arrays;

/** Working space of one call, for one thread. */
final class Scratch {
    /** Ranks of one or several rows. */
    final int[] ranks;

    /** Codes of the leaves that were reached. */
    int[] reached;

    /** The shares of the row that reached them, where a row went down several paths. */
    double[] shares = {};

    Scratch(int ranks, int reached) {
        this.ranks = new int[ranks];
        this.reached = new int[reached];
    }

    /** Makes room for one more path. */
    void growPaths(int used) {
        if (used >= reached.length) {
            reached = Arrays.copyOf(reached, 2 * used);
        }
        if (used >= shares.length) {
            shares = Arrays.copyOf(shares, 2 * used + 64);
        }
    }
}
