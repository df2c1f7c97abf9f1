package io.customerprediction.features;

import java.util.List;

/**
 * The four inputs of the public API as one row of numbers: recency, frequency, monetary (only where the log knows
 * amounts) and cluster. Clusters are numbered from the most to the least valuable, so their number is an order that
 * trees can split. Stateless; safe for any number of threads.
 */
public final class RfmFeatures {
    private static final List<String> NAMES = List.of("recency", "frequency", "cluster", "monetary");

    private RfmFeatures() {}

    /**
     * The features in row order.
     *
     * @param hasAmounts whether the log knows amounts; if not, monetary is left out
     */
    public static List<String> names(boolean hasAmounts) {
        return hasAmounts ? NAMES : NAMES.subList(0, 3);
    }

    /**
     * Writes one row.
     *
     * @param recency days from the last purchase to the as-of date
     * @param frequency purchases in all
     * @param monetary net spend in all; not looked at without amounts
     * @param cluster the segment's number
     * @param row receives {@code names(hasAmounts).size()} values from {@code offset} on
     */
    public static void fill(
            double recency,
            double frequency,
            double monetary,
            int cluster,
            boolean hasAmounts,
            double[] row,
            int offset) {
        row[offset] = recency;
        row[offset + 1] = frequency;
        row[offset + 2] = cluster;
        if (hasAmounts) {
            row[offset + 3] = monetary;
        }
    }
}
