package io.customerprediction.app.store;

/**
 * What a scoring said about a customer.
 *
 * @param scoring which model, as of which date
 */
public record PastPrediction(Scoring scoring, CustomerRow customer) {}
