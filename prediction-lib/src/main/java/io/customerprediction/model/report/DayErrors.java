package io.customerprediction.model.report;

/**
 * How far predicted days are from what happened, beside the best that one constant could do in hindsight.
 *
 * @param customers how many were compared
 * @param mae mean absolute error, in days
 * @param medianError median absolute error, in days
 * @param maeOfConstant mean absolute error of predicting the true median for all customers, in days
 * @param r2 share of the variance explained: 1 is perfect, 0 is predicting the true mean for all customers
 */
public record DayErrors(int customers, double mae, double medianError, double maeOfConstant, double r2) {}
