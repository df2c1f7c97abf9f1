package io.customerprediction.app.store.customers;

import io.customerprediction.Expectation;
import io.customerprediction.Worth;

/**
 * What a customer is expected to buy within the model's horizon.
 *
 * @param orders expected days with a purchase
 * @param spend expected net spend; {@code NaN} where the log has no amounts
 * @param spendP10 where the 80 % interval of the spend begins; {@code NaN} without amounts
 * @param spendP90 where it ends; {@code NaN} without amounts
 * @param savable spend expected of a return after the horizon, within 360 days; {@code NaN} without amounts
 */
public record CustomerWorth(double orders, double spend, double spendP10, double spendP90, double savable) {
    /** What a prediction says. */
    public static CustomerWorth of(Worth worth) {
        Expectation spend = worth.spend().orElse(new Expectation(Double.NaN, Double.NaN, Double.NaN));
        return new CustomerWorth(
                worth.expectedOrders(),
                spend.mean(),
                spend.p10(),
                spend.p90(),
                worth.savable().orElse(Double.NaN));
    }

    /** Whether the log has amounts. */
    public boolean hasMoney() {
        return !Double.isNaN(spend);
    }
}
