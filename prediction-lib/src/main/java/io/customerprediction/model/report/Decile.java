package io.customerprediction.model.report;

/**
 * One tenth of the customers, by falling churn probability.
 *
 * @param number 1 = the tenth most at risk, to 10
 * @param customers how many it holds
 * @param churned the share of them that churned
 * @param lift that share over the share among all customers: how much better than picking at random
 * @param gain the share of all who churned that this and the deciles before it hold
 */
public record Decile(int number, int customers, double churned, double lift, double gain) {}
