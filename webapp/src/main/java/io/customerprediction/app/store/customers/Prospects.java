package io.customerprediction.app.store.customers;

import io.customerprediction.survival.DayWindow;
import org.jspecify.annotations.Nullable;

/**
 * What customers are expected to do.
 *
 * @param nextOrder days after the as-of date, in which the next order is likely; {@code null} for all
 * @param spend expected within the model's horizon, both ends included
 * @param likeliest the customers who are likeliest to do something, or {@code null} for all
 */
public record Prospects(
        @Nullable DayWindow nextOrder,
        Limits spend,
        @Nullable Likeliest likeliest) {
    /** All customers. */
    public static final Prospects ALL = new Prospects(null, Limits.ALL, null);

    /** The same with other days of the next order, {@code null} for all. */
    public Prospects withNextOrder(@Nullable DayWindow days) {
        return new Prospects(days, spend, likeliest);
    }

    /** The same with another range of expected spend. */
    public Prospects withSpend(Limits limits) {
        return new Prospects(nextOrder, limits, likeliest);
    }

    /** The same with others who are likeliest to do something, {@code null} for all. */
    public Prospects withLikeliest(@Nullable Likeliest others) {
        return new Prospects(nextOrder, spend, others);
    }
}
