package io.customerprediction.model.report;

/**
 * What it costs to learn from a sample: the AUC of the forest on a date of the past, and that of one that learnt from half
 * as many rows. Where halving the sample changes little, doubling it would change less.
 *
 * @param rows customers at as-of dates that there were to learn from
 * @param learntFrom rows of the sample: from each as-of date the same share of customers, evenly spread over the order of
 *     the log
 * @param auc of the model that learnt from the sample
 * @param aucOfHalf of one that learnt from half of it; {@code NaN} where all rows were learnt from
 */
public record SampleEffect(long rows, int learntFrom, double auc, double aucOfHalf) {}
