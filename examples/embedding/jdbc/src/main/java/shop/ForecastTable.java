package shop;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.jdbc.JdbcRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import javax.sql.DataSource;

/** Fills the table FORECAST of the shop's database from its orders. */
public final class ForecastTable {
    /** The names of the columns say what they mean, as a header of a file does. */
    private static final String ORDERS = """
            select customer_no as customer_id, placed_at as order_date, total as amount, order_no as order_id
            from shop_order
            """;

    private static final int BATCH = 500;

    private final DataSource database;
    private final CustomerPredictor predictor;

    public ForecastTable(DataSource database, CustomerPredictor predictor) {
        this.database = database;
        this.predictor = predictor;
    }

    /**
     * Replaces all forecasts within one transaction. Orders are read in a stream, and forecasts written in batches.
     *
     * @return what was read, and why rows were set aside
     */
    public CleaningReport refresh(LocalDate today) throws IOException, SQLException {
        JdbcRows orders = JdbcRows.of(database::getConnection, "the shop's database", ORDERS);
        CleanedLog log = CleanedLog.read(orders, CleaningRules.upTo(today), RowProgress.NONE);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            replace(connection, log, today);
            connection.commit();
        }
        return log.cleaning();
    }

    private void replace(Connection connection, CleanedLog log, LocalDate today) throws SQLException {
        try (Statement delete = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("insert into forecast values (?, ?, ?, ?)")) {
            delete.executeUpdate("delete from forecast");
            Rows rows = new Rows(insert);
            predictor.predictAll(log.purchases(), today, 2, result -> {
                if (result instanceof CustomerPrediction customer) {
                    rows.add(customer);
                }
            });
            insert.executeBatch();
        }
    }

    private static final class Rows {
        private final PreparedStatement insert;
        private int waiting;

        Rows(PreparedStatement insert) {
            this.insert = insert;
        }

        void add(CustomerPrediction customer) {
            Prediction prediction = customer.prediction();
            try {
                insert.setString(1, customer.customerId());
                insert.setDouble(2, prediction.churnProbability());
                insert.setDouble(3, prediction.expectedDays());
                insert.setString(4, prediction.segment());
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            } catch (SQLException e) {
                // Ends the run; the transaction is rolled back when its connection is closed.
                throw new IllegalStateException("the forecast of " + customer.customerId() + " cannot be written", e);
            }
        }
    }
}
