package io.customerprediction.labels;

import java.util.Arrays;
import java.util.List;

/**
 * The inputs of simple methods: customers at an as-of date, a column for each input.
 *
 * @param recency days from the last purchase day to the as-of date
 * @param frequency orders
 * @param monetary net spend; {@code NaN} where the log has no amounts
 * @param tenure days from the first purchase day to the as-of date
 * @param purchaseDays days with a purchase, at least 1
 */
public record RfmTable(
        double[] recency, double[] frequency, double[] monetary, double[] tenure, double[] purchaseDays) {

    /**
     * The columns out of rows of history features.
     *
     * @param names of the features, as {@code HistoryFeatures} gives them
     */
    public static RfmTable of(Examples examples, List<String> names) {
        return new RfmTable(
                column(examples, names, "recency"),
                column(examples, names, "orders"),
                column(examples, names, "monetary"),
                column(examples, names, "tenure"),
                column(examples, names, "purchase_days"));
    }

    private static double[] column(Examples examples, List<String> names, String name) {
        double[] column = new double[examples.size()];
        int feature = names.indexOf(name);
        Arrays.setAll(column, i -> feature < 0 ? Double.NaN : examples.x()[i * examples.width() + feature]);
        return column;
    }

    public int size() {
        return recency.length;
    }

    public boolean hasMonetary() {
        return size() > 0 && !Double.isNaN(monetary[0]);
    }

    /** Purchase days after the first of customer i. */
    public int repeats(int i) {
        return (int) purchaseDays[i] - 1;
    }

    /** Days from the first to the last purchase day of customer i. */
    public double span(int i) {
        return tenure[i] - recency[i];
    }
}
