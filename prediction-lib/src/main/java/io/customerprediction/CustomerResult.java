package io.customerprediction;

/** What scoring a log has found for one of its customers: a prediction, or that there is no purchase to base one on. */
public sealed interface CustomerResult permits CustomerPrediction, NoPurchase {
    /** The customer's number in the log, from 0. */
    int number();

    /** The customer's id as the log writes it. */
    String customerId();
}
