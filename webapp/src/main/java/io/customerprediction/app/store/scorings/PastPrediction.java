package io.customerprediction.app.store.scorings;

import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.Scoring;

/**
 * What a scoring said about a customer.
 *
 * @param scoring which model, as of which date
 */
public record PastPrediction(Scoring scoring, CustomerRow customer) {}
