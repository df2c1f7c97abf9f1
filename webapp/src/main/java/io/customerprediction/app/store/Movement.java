package io.customerprediction.app.store;

/**
 * Customers who were in one segment by the model before and are in another, or the same, now.
 *
 * @param from name of the segment by the model before
 * @param to name of the segment now
 */
public record Movement(String from, String to, int customers) {}
