package io.customerprediction.features;

import java.util.List;

/**
 * Recency, frequency and monetary of one customer, and how they stand, with the number of the segment, in a row of numbers:
 * recency, frequency, cluster, and monetary where the log has amounts. Clusters are numbered from the most to the least
 * valuable, so that a tree can split them by their order. Immutable.
 *
 * @param recency days from the last purchase to the as-of date
 * @param frequency orders in all
 * @param monetary net spend in all; {@code NaN} where it is unknown
 */
public record RfmFeatures(double recency, double frequency, double monetary) {
    private static final List<Feature> COLUMNS =
            List.of(Feature.RECENCY, Feature.FREQUENCY, Feature.CLUSTER, Feature.MONETARY);

    /**
     * The values of a customer whose history is known.
     *
     * @param rows as {@link HistoryFeatures} fills them
     * @param from where the customer's row begins
     * @param hasAmounts whether the rows hold the features of spending
     */
    public static RfmFeatures ofHistory(double[] rows, int from, boolean hasAmounts) {
        return new RfmFeatures(
                Feature.RECENCY.of(rows, from),
                Feature.ORDERS.of(rows, from),
                hasAmounts ? Feature.MONETARY.of(rows, from) : Double.NaN);
    }

    /**
     * The values in a row that {@link #write} has written.
     *
     * @param hasAmounts whether the row holds monetary
     */
    public static RfmFeatures ofRow(double[] row, boolean hasAmounts) {
        return new RfmFeatures(row[0], row[1], hasAmounts ? row[3] : Double.NaN);
    }

    /**
     * The features in the order of a row.
     *
     * @param hasAmounts whether the log has amounts; if not, monetary is left out
     */
    public static List<Feature> columns(boolean hasAmounts) {
        return COLUMNS.subList(0, width(hasAmounts));
    }

    /** How many values a row has. */
    public static int width(boolean hasAmounts) {
        return hasAmounts ? COLUMNS.size() : COLUMNS.size() - 1;
    }

    /** The names of {@link #columns}. */
    public static List<String> names(boolean hasAmounts) {
        return columns(hasAmounts).stream().map(Feature::label).toList();
    }

    /** The groups of {@link #columns}. */
    public static List<FeatureGroup> groups(boolean hasAmounts) {
        return columns(hasAmounts).stream().map(Feature::group).toList();
    }

    /**
     * Writes one row.
     *
     * @param cluster number of the segment
     * @param hasAmounts whether monetary is written
     * @param row receives {@code width(hasAmounts)} values from {@code offset} on
     */
    public void write(int cluster, boolean hasAmounts, double[] row, int offset) {
        row[offset] = recency;
        row[offset + 1] = frequency;
        row[offset + 2] = cluster;
        if (hasAmounts) {
            row[offset + 3] = monetary;
        }
    }
}
