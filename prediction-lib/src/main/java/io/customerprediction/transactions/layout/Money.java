package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the money of a row is read. Can be stored and applied to rows that arrive later.
 *
 * @param decimals how numbers are read
 * @param cents whether they are hundredths of the currency's unit
 * @param discount what the column of the discount contains
 * @param currency the one currency to keep; {@code null} where there must be only one
 * @param rates what one unit of each currency is worth in that of the answers; empty where there must be only one
 */
public record Money(
        Decimals decimals,
        boolean cents,
        Discount discount,
        @Nullable String currency,
        Map<String, BigDecimal> rates) implements Serializable {
    /** What the column of the discount contains. */
    public enum Discount {
        /** There is none, or amounts are after the discount. */
        NONE,
        /** A share from 0 to 1 of quantity times price. */
        SHARE,
        /** Percent of quantity times price. */
        PERCENT,
        /** Money that is taken off quantity times price. */
        AMOUNT
    }

    /** Keeps its own copy. */
    public Money {
        rates = Map.copyOf(rates);
    }
}
