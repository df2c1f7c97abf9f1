package io.customerprediction.labels;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Customers at as-of dates of the past, with what came after: the rows that models learn from and are judged on.
 * Columns run in parallel; row i has its features at {@code x[i * width]}.
 *
 * @param width features a row
 * @param x the features, row by row
 * @param days days from the as-of date to the next purchase, or to the end of what was seen
 * @param observed whether that end is a purchase; if not, the time is censored
 * @param window which as-of date the row belongs to, 0 being the latest
 * @param customer index of the customer in the log
 */
public record Examples(int width, double[] x, int[] days, boolean[] observed, int[] window, int[] customer) {

    public int size() {
        return days.length;
    }

    public double[] row(int i) {
        return Arrays.copyOfRange(x, i * width, (i + 1) * width);
    }

    /** Whether row i is known to have made no purchase in the first {@code horizon} days. */
    public boolean stayedAway(int i, int horizon) {
        return days[i] > horizon || (!observed[i] && days[i] == horizon);
    }

    /** Whether it is known what row i did in the first {@code horizon} days. */
    public boolean known(int i, int horizon) {
        return observed[i] || days[i] >= horizon;
    }

    /** The rows of these windows only. */
    Examples ofWindows(int first, int last) {
        int[] rows = IntStream.range(0, size())
                .filter(i -> window[i] >= first && window[i] <= last)
                .toArray();
        return pick(rows);
    }

    /** The same rows without the features after the first so many. */
    public Examples firstFeatures(int features) {
        double[] kept = new double[size() * features];
        for (int i = 0; i < size(); i++) {
            System.arraycopy(x, i * width, kept, i * features, features);
        }
        return new Examples(features, kept, days, observed, window, customer);
    }

    /** These rows only, in the given order. */
    public Examples pick(int[] rows) {
        double[] xs = new double[rows.length * width];
        int[] d = new int[rows.length];
        boolean[] o = new boolean[rows.length];
        int[] w = new int[rows.length];
        int[] c = new int[rows.length];
        for (int k = 0; k < rows.length; k++) {
            int i = rows[k];
            System.arraycopy(x, i * width, xs, k * width, width);
            d[k] = days[i];
            o[k] = observed[i];
            w[k] = window[i];
            c[k] = customer[i];
        }
        return new Examples(width, xs, d, o, w, c);
    }
}
