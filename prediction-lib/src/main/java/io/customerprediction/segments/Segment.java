package io.customerprediction.segments;

import java.util.Locale;

/**
 * A group of customers who are alike in recency, frequency and spending.
 *
 * @param number 1 = the most valuable segment, counting up to the least valuable; the {@code Cluster} of the public API
 * @param name distinct within a model, of what its customers did, such as {@code Frequent}
 * @param customers how many customers of the training log it holds
 * @param typical the medians of those customers: days since the last purchase, orders, net spend
 * @param centre the place that customers are compared with, in standard deviations from the average customer on
 *     logarithmic axes
 */
public record Segment(int number, String name, int customers, Position typical, Position centre) {
    /** Refuses a number below 1, a blank name and a negative count. */
    public Segment {
        if (number < 1 || name.isBlank() || customers < 0) {
            throw new IllegalArgumentException(
                    "segment " + number + " '" + name + "' of " + customers + " customers: number from 1, name it");
        }
    }

    /** The typical customer in words, such as {@code last purchase 12 days ago, 8 orders, 2,300 spent}. */
    public String description() {
        String orders = counted(typical.frequency(), "order");
        String text = "last purchase " + counted(typical.recency(), "day") + " ago, " + orders;
        return typical.hasMonetary() ? text + String.format(Locale.ROOT, ", %,.0f spent", typical.monetary()) : text;
    }

    private static String counted(double number, String what) {
        String text = String.format(Locale.ROOT, "%,.0f", number);
        return text + " " + what + (text.equals("1") ? "" : "s");
    }
}
