package io.customerprediction;

/**
 * A customer of a log with the answer.
 *
 * @param customerId as the log writes it
 * @param recency days from the last purchase to the as-of date
 * @param frequency purchases in all
 * @param monetary net spend in all; {@code NaN} where the log knows no amounts
 * @param prediction the answer
 */
public record ScoredCustomer(String customerId, int recency, int frequency, double monetary, Prediction prediction) {}
