package io.customerprediction.transactions;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What is done with rows that are not plain purchases.
 *
 * @param returns what is done with negative amounts
 * @param latest the last day that can be true, usually today; rows with a later one are rejected
 * @param mostUnreadable largest share of rows whose fields, date or amount cannot be read, of those that are not set aside
 *     by what they are; a file with more is refused
 */
public record CleaningRules(Returns returns, LocalDate latest, double mostUnreadable) implements Serializable {
    /** Beyond this share, 0.30, so much is missing that forecasts would be wrong. */
    public static final double MOST_UNREADABLE = 0.30;

    /** Rules with the usual tolerance for rows that cannot be read. */
    public CleaningRules(Returns returns, LocalDate latest) {
        this(returns, latest, MOST_UNREADABLE);
    }

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
