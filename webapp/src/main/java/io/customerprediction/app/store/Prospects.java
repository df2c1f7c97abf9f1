package io.customerprediction.app.store;

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

    Conditions and(Conditions others) {
        Conditions all = spend.isLimit() ? spend.of("expected_spend", others.and("expected_spend >= ?", 0.0)) : others;
        if (nextOrder != null) {
            // those whose window and this one have a day in common; it begins on day 1 at the earliest where there is
            // one
            all = all.and("next_to >= ?", Math.max(1, nextOrder.from())).and("next_from <= ?", nextOrder.to());
        }
        return likeliest == null ? all : all.andLikeliest(likeliest);
    }
}
