package io.customerprediction.features;

import java.util.List;

/**
 * The four inputs of the public API as one row of numbers: recency, frequency, monetary (only where the log knows
 * amounts) and cluster. Clusters are numbered from the most to the least valuable, so their number is an order that
 * trees can split. Stateless; safe for any number of threads.
 */
public final class RfmFeatures {
    /** Place of {@code recency} in a row. */
    public static final int RECENCY = 0;

    /** Place of {@code frequency} in a row. */
    public static final int FREQUENCY = 1;

    /** Place of {@code cluster} in a row. */
    public static final int CLUSTER = 2;

    /** Place of {@code monetary} in a row, where there are amounts. */
    public static final int MONETARY = 3;

    private static final List<String> NAMES = List.of("recency", "frequency", "cluster", "monetary");

    private static final List<FeatureGroup> GROUPS =
            List.of(FeatureGroup.SILENCE, FeatureGroup.PACE, FeatureGroup.SEGMENT, FeatureGroup.SPENDING);

    private RfmFeatures() {}

    /**
     * The features in row order.
     *
     * @param hasAmounts whether the log knows amounts; if not, monetary is left out
     */
    public static List<String> names(boolean hasAmounts) {
        return hasAmounts ? NAMES : NAMES.subList(0, MONETARY);
    }

    /**
     * What each feature is about, in row order.
     *
     * @param hasAmounts whether the log knows amounts; if not, monetary is left out
     */
    public static List<FeatureGroup> groups(boolean hasAmounts) {
        return hasAmounts ? GROUPS : GROUPS.subList(0, MONETARY);
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
        row[offset + CLUSTER] = cluster;
        if (hasAmounts) {
            row[offset + MONETARY] = monetary;
        }
    }
}
