package io.customerprediction.forest;

import java.util.Arrays;

/** Working space of one thread, so that scoring allocates nothing once it is warm. Grows, never shrinks. */
final class Scratch {
    /** Ranks of one or several rows. */
    int[] ranks = {};

    /** Codes of the leaves that were reached. */
    int[] reached = {};

    /** The shares of the row that reached them, where a row went down several paths. */
    double[] shares = {};

    Scratch ranks(int length) {
        ranks = ranks.length < length ? new int[length] : ranks;
        return this;
    }

    Scratch reached(int length) {
        reached = reached.length < length ? new int[length] : reached;
        return this;
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
