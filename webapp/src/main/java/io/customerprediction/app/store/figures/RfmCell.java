package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.PurchaseRanges.Range;
import io.customerprediction.app.store.customers.Totals;

/**
 * Customers of about the same recency and frequency.
 *
 * @param recencyClass number of the range of recency, 1 for those who bought last
 * @param frequencyClass number of the range of frequency, 1 for those who bought least often
 * @param recency days since the last purchase
 * @param frequency purchases in all
 * @param totals of the customers
 */
public record RfmCell(int recencyClass, int frequencyClass, Range recency, Range frequency, Totals totals) {}
