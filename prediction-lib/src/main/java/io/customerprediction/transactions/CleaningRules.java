package io.customerprediction.transactions;

import java.time.LocalDate;

/**
 * What is done with rows that are not plain purchases.
 *
 * @param returns what is done with negative amounts
 * @param latest the last day that can be true, usually today; rows with a later one are rejected
 */
public record CleaningRules(Returns returns, LocalDate latest) {
    /** What is done with negative amounts. */
    public enum Returns {
        /** They lower the customer's spend of the day; a day that nets to nothing or less is no purchase. */
        NET_OFF,
        /** They are rejected, so that only what was bought counts. */
        SET_ASIDE
    }

    /** Returns are netted off. */
    public static CleaningRules upTo(LocalDate latest) {
        return new CleaningRules(Returns.NET_OFF, latest);
    }
}
