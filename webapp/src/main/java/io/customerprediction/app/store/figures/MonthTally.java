package io.customerprediction.app.store.figures;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.survival.PurchasesAhead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sums by month of the first purchase and by calendar month. For one thread. */
final class MonthTally {
    private final Months months;
    private final int lastDay;
    private final Cells cohorts;
    private final int columns;
    private final Cells newSales = new Cells(Months.PAST);
    private final Cells returningSales;

    MonthTally(Months months) {
        this.months = months;
        this.lastDay = (int) months.asOf().toEpochDay();
        this.columns = Months.COHORTS + months.ahead();
        this.cohorts = new Cells((Months.COHORTS + 1) * columns);
        this.returningSales = new Cells(Months.PAST + months.ahead());
    }

    /** Sums of some cells: who bought and what, and who is expected to buy besides, and what. */
    private static final class Cells {
        final int[] customers;
        final double[] spend;
        final double[] expectedCustomers;
        final double[] expectedSpend;

        Cells(int count) {
            customers = new int[count];
            spend = new double[count];
            expectedCustomers = new double[count];
            expectedSpend = new double[count];
        }

        boolean isEmpty(int cell) {
            return customers[cell] == 0 && expectedCustomers[cell] == 0;
        }
    }

    /**
     * One customer more.
     *
     * @param first the first purchase day
     */
    void add(CustomerHistory history, int first) {
        int cohort = Months.number(first);
        int month = -1;
        for (int k = 0; k < history.size() && history.day(k) <= lastDay; k++) {
            if (history.orders(k) > 0) {
                int now = Months.number(history.day(k));
                int buyers = now == month ? 0 : 1;
                month = now;
                add(cohort, now, buyers, history.amount(k));
            }
        }
    }

    private void add(int cohort, int month, int customers, double spend) {
        int since = month - cohort;
        if (since < Months.COHORTS) {
            int cell = row(cohort) * columns + since;
            cohorts.customers[cell] += customers;
            cohorts.spend[cell] += spend;
        }
        int past = months.current() - month;
        if (past < Months.PAST) {
            Cells sales = since == 0 ? newSales : returningSales;
            int cell = Months.PAST - 1 - past;
            sales.customers[cell] += customers;
            sales.spend[cell] += spend;
        }
    }

    /** 0 for those before the first month that stands by itself. */
    private int row(int cohort) {
        return Math.max(0, cohort - months.firstCohort() + 1);
    }

    /**
     * What is expected of the same customer.
     *
     * @param last the last purchase day
     */
    void expect(PurchasesAhead ahead, int first, int last) {
        int cohort = Months.number(first);
        boolean hasBought = Months.number(last) == months.current();
        for (int k = 0; k <= months.ahead(); k++) {
            int from = months.start(k);
            int to = months.end(k);
            if (to > from) {
                double buying = k == 0 && hasBought ? 0 : ahead.buying(from, to);
                double spend = ahead.hasMoney() ? ahead.spend(from, to) : 0;
                expect(cohort, k, buying, spend);
            }
        }
    }

    private void expect(int cohort, int monthsAhead, double customers, double spend) {
        if (row(cohort) > 0) {
            int cell = row(cohort) * columns + months.current() + monthsAhead - cohort;
            cohorts.expectedCustomers[cell] += customers;
            cohorts.expectedSpend[cell] += spend;
        }
        int month = Months.PAST - 1 + monthsAhead;
        returningSales.expectedCustomers[month] += customers;
        returningSales.expectedSpend[month] += spend;
    }

    void write(Connection connection, long scoring) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO cohort_month (scoring_id, cohort, months_since, customers, spend, expected_customers,"
                        + " expected_spend) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int cell = 0; cell < cohorts.customers.length; cell++) {
                if (!cohorts.isEmpty(cell)) {
                    insert.setLong(1, scoring);
                    insert.setInt(2, months.firstCohort() - 1 + cell / columns);
                    insert.setInt(3, cell % columns);
                    bind(insert, 4, cohorts, cell);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        writeMonths(connection, scoring);
    }

    private void writeMonths(Connection connection, long scoring) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sales_month (scoring_id, calendar_month, new_customers, new_spend, returning_customers,"
                        + " returning_spend, expected_customers, expected_spend) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int cell = 0; cell < returningSales.customers.length; cell++) {
                boolean isPast = cell < Months.PAST;
                if (!returningSales.isEmpty(cell) || (isPast && !newSales.isEmpty(cell))) {
                    insert.setLong(1, scoring);
                    insert.setInt(2, months.current() - Months.PAST + 1 + cell);
                    insert.setInt(3, isPast ? newSales.customers[cell] : 0);
                    insert.setDouble(4, isPast ? newSales.spend[cell] : 0);
                    bind(insert, 5, returningSales, cell);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, int parameter, Cells cells, int cell) throws SQLException {
        insert.setInt(parameter, cells.customers[cell]);
        insert.setDouble(parameter + 1, cells.spend[cell]);
        insert.setDouble(parameter + 2, cells.expectedCustomers[cell]);
        insert.setDouble(parameter + 3, cells.expectedSpend[cell]);
    }
}
