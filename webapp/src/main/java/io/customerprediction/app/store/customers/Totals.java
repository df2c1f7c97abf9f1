package io.customerprediction.app.store.customers;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Sums over some customers.
 *
 * @param customers how many
 * @param churn sum of their churn probabilities: how many are expected to stay away within the horizon
 * @param back30 how many are expected back within 30 days
 * @param back60 how many are expected back within 60 days
 * @param back90 how many are expected back within 90 days
 * @param monetary their net spend in all; 0 where the log has no amounts
 * @param valueAtRisk sum of net spend times churn probability
 * @param expectedOrders how many days with a purchase are expected within the horizon; 0 where the model does not say
 * @param expectedSpend what they are expected to spend in it; 0 where the model does not say or the log has no amounts
 * @param savable expected spend of those who would return after the horizon; 0 where it is not known
 */
public record Totals(
        long customers,
        double churn,
        double back30,
        double back60,
        double back90,
        double monetary,
        double valueAtRisk,
        double expectedOrders,
        double expectedSpend,
        double savable) {
    /** The columns of a table of sums. */
    public static final String COLUMNS =
            "customers, churn, back_30, back_60, back_90, monetary, value_at_risk, expected_orders,"
                    + " expected_spend, savable";

    /** Of no customers. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Totals of(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong("customers"),
                row.getDouble("churn"),
                row.getDouble("back_30"),
                row.getDouble("back_60"),
                row.getDouble("back_90"),
                row.getDouble("monetary"),
                row.getDouble("value_at_risk"),
                row.getDouble("expected_orders"),
                row.getDouble("expected_spend"),
                row.getDouble("savable"));
    }

    /** These customers' and others' together. */
    public Totals plus(Totals others) {
        return new Totals(
                customers + others.customers,
                churn + others.churn,
                back30 + others.back30,
                back60 + others.back60,
                back90 + others.back90,
                monetary + others.monetary,
                valueAtRisk + others.valueAtRisk,
                expectedOrders + others.expectedOrders,
                expectedSpend + others.expectedSpend,
                savable + others.savable);
    }

    /** The same sums with another number of customers, where rounding has changed it. */
    public Totals withCustomers(long others) {
        return new Totals(
                others, churn, back30, back60, back90, monetary, valueAtRisk, expectedOrders, expectedSpend, savable);
    }

    /** A share of these customers, as if all were alike. */
    public Totals times(double share) {
        return new Totals(
                Math.round(share * customers),
                share * churn,
                share * back30,
                share * back60,
                share * back90,
                share * monetary,
                share * valueAtRisk,
                share * expectedOrders,
                share * expectedSpend,
                share * savable);
    }

    /** The mean churn probability, which is the churn rate ahead; {@code NaN} without customers. */
    public double churnRate() {
        return churn / customers;
    }
}
