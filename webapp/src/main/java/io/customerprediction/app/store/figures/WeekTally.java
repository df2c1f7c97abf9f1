package io.customerprediction.app.store.figures;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.survival.PurchasesAhead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Sums by week before and after the as-of date. For one thread. */
final class WeekTally {
    static final int DAYS = 7;
    static final int PAST = 52;
    private static final int MOST_AHEAD = 26;

    private final int lastDay;
    private final int ahead;
    private final long[] firstOrders = new long[PAST];
    private final double[] firstSpend = new double[PAST];
    private final long[] orders = new long[PAST];
    private final double[] spend = new double[PAST];
    private final double[] expectedOrders;
    private final double[] ordersVariance;
    private final double[] expectedSpend;
    private final double[] spendVariance;
    private boolean hasExpectations;

    WeekTally(LocalDate asOf, int horizonDays) {
        this.lastDay = (int) asOf.toEpochDay();
        this.ahead = Math.min(MOST_AHEAD, horizonDays / DAYS);
        this.expectedOrders = new double[ahead];
        this.ordersVariance = new double[ahead];
        this.expectedSpend = new double[ahead];
        this.spendVariance = new double[ahead];
    }

    /**
     * One customer more.
     *
     * @param first the first purchase day
     */
    void add(CustomerHistory history, int first) {
        for (int k = history.size() - 1; k >= 0 && history.day(k) > lastDay - PAST * DAYS; k--) {
            if (history.day(k) <= lastDay && history.orders(k) > 0) {
                int week = PAST - 1 - (lastDay - history.day(k)) / DAYS;
                boolean isFirst = history.day(k) == first;
                (isFirst ? firstOrders : orders)[week]++;
                (isFirst ? firstSpend : spend)[week] += history.amount(k);
            }
        }
    }

    /** What is expected of the same customer. */
    void expect(PurchasesAhead customer) {
        hasExpectations = true;
        for (int week = 0; week < ahead; week++) {
            int from = week * DAYS;
            int to = from + DAYS;
            expectedOrders[week] += customer.orders(from, to);
            ordersVariance[week] += customer.ordersVariance(from, to);
            if (customer.hasMoney()) {
                expectedSpend[week] += customer.spend(from, to);
                spendVariance[week] += customer.spendVariance(from, to);
            }
        }
    }

    void write(Connection connection, long scoring) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sales_week (scoring_id, week_number, first_orders, first_spend, orders, spend,"
                        + " expected_orders, orders_variance, expected_spend, spend_variance)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int week = 0; week < PAST; week++) {
                insert.setLong(1, scoring);
                insert.setInt(2, week - PAST + 1);
                insert.setLong(3, firstOrders[week]);
                insert.setDouble(4, firstSpend[week]);
                insert.setLong(5, orders[week]);
                insert.setDouble(6, spend[week]);
                bind(insert, 0, 0, 0, 0);
                insert.addBatch();
            }
            for (int week = 0; week < ahead && hasExpectations; week++) {
                insert.setLong(1, scoring);
                insert.setInt(2, week + 1);
                insert.setLong(3, 0);
                insert.setDouble(4, 0);
                insert.setLong(5, 0);
                insert.setDouble(6, 0);
                bind(insert, expectedOrders[week], ordersVariance[week], expectedSpend[week], spendVariance[week]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, double orders, double ordersVar, double spend, double spendVar)
            throws SQLException {
        insert.setDouble(7, orders);
        insert.setDouble(8, ordersVar);
        insert.setDouble(9, spend);
        insert.setDouble(10, spendVar);
    }
}
