package io.customerprediction.model.report;

/**
 * A measure with its 95 % interval.
 *
 * @param estimate the measure on all customers
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Interval(double estimate, double low, double high) {}
