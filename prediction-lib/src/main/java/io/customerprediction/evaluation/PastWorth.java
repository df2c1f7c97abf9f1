package io.customerprediction.evaluation;

/**
 * Orders and spend that were forecast for customers on one day, to be compared with what has happened since. Columns of one
 * length, a place a customer.
 *
 * @param asOf the day that the forecasts count from, as days since 1970-01-01
 * @param window days after it that they are about
 * @param orders expected days with a purchase
 * @param spend expected net spend; {@code NaN} for all if the log has no amounts
 * @param spendP10 where the 80 % interval of the spend begins; {@code NaN} without amounts
 * @param spendP90 where it ends; {@code NaN} without amounts
 */
public record PastWorth(int asOf, int window, double[] orders, double[] spend, double[] spendP10, double[] spendP90) {
    /** @throws IllegalArgumentException if the lengths differ, or the window is empty */
    public PastWorth {
        if (orders.length != spend.length || orders.length != spendP10.length || orders.length != spendP90.length) {
            throw new IllegalArgumentException("forecasts of " + orders.length + " customers have " + spend.length
                    + ", " + spendP10.length + " and " + spendP90.length + " amounts: give one of each a customer");
        }
        if (window < 1) {
            throw new IllegalArgumentException("a window has at least one day, not " + window);
        }
        orders = orders.clone();
        spend = spend.clone();
        spendP10 = spendP10.clone();
        spendP90 = spendP90.clone();
    }

    /** How many customers there are. */
    public int size() {
        return orders.length;
    }

    /** Expected purchase days of each customer: a copy. */
    @Override
    public double[] orders() {
        return orders.clone();
    }

    /** Expected spend of each customer: a copy. */
    @Override
    public double[] spend() {
        return spend.clone();
    }

    /** Where each customer's interval begins: a copy. */
    @Override
    public double[] spendP10() {
        return spendP10.clone();
    }

    /** Where each customer's interval ends: a copy. */
    @Override
    public double[] spendP90() {
        return spendP90.clone();
    }
}
