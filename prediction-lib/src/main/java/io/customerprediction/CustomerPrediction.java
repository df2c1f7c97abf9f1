package io.customerprediction;

import java.io.Serializable;

/**
 * A customer of a log with the prediction.
 *
 * @param number of the customer in the log, from 0
 * @param customerId as the log writes it
 * @param purchases what the customer has bought by the as-of date
 * @param prediction what is expected of the customer
 */
public record CustomerPrediction(int number, String customerId, PurchaseSummary purchases, Prediction prediction)
        implements CustomerResult, Serializable {
    private static final long serialVersionUID = 1L;
}
