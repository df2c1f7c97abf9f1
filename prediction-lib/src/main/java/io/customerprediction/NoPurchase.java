package io.customerprediction;

import java.io.Serializable;

/**
 * A customer of a log without a purchase on or before the as-of date, for whom there is no prediction: all entries are
 * later, or every purchase was returned.
 *
 * @param number of the customer in the log, from 0
 * @param customerId as the log writes it
 */
public record NoPurchase(int number, String customerId) implements CustomerResult, Serializable {
    private static final long serialVersionUID = 1L;
}
