package io.customerprediction.app.store;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.audiences.Campaigns;
import io.customerprediction.app.store.customers.CustomerAttributes;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.customers.StoredModel;
import io.customerprediction.app.store.customers.Tags;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.WriteLock;
import io.customerprediction.app.store.figures.Risen;
import io.customerprediction.app.store.figures.Tally;
import io.customerprediction.app.store.forecasts.Forecasts;
import io.customerprediction.app.store.orders.Arrivals;
import io.customerprediction.app.store.orders.ShopOrders;
import io.customerprediction.app.store.webhooks.MessageWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes all that is stored of one customer, and corrects the sums of scorings by what they contributed. Holds the write
 * lock, so that no data set is being made with them.
 */
final class Erasure {
    private static final Duration ANSWERS_KEPT = Duration.ofDays(7);

    private final Database database;
    private final Clock clock;
    private final WriteLock.Held lock;
    private final Arrivals arrivals;

    Erasure(Database database, Clock clock, WriteLock.Held lock, Arrivals arrivals) {
        this.database = database;
        this.clock = clock;
        this.lock = lock;
        this.arrivals = arrivals;
    }

    /**
     * Deletes the customer, and has later files and orders left out.
     *
     * @param isKnown whether something else than the store knows the customer
     * @return false if the customer is not and was not known, and nothing was changed
     */
    boolean erase(String customer, boolean isKnown, Forecasts forecasts, Campaigns campaigns) {
        try {
            return arrivals.alone(lock.connection(), transaction -> {
                int rows = scorings(transaction, customer)
                        + dataSets(transaction, customer)
                        + arrived(transaction, customer)
                        + ShopOrders.erase(transaction, customer)
                        + forecasts.erase(transaction, customer)
                        + campaigns.erase(transaction, customer)
                        + MessageWriter.erase(transaction, customer)
                        + CustomerAttributes.erase(transaction, customer)
                        + Tags.erase(transaction, customer);
                Risen.erase(transaction, customer);
                Sql.update(
                        transaction,
                        "DELETE FROM idempotent_request WHERE answered_at < ?",
                        clock.instant().minus(ANSWERS_KEPT));
                if (rows == 0 && !isKnown) {
                    return Erased.of(transaction).contains(customer);
                }
                Erased.add(transaction, customer, clock.instant());
                return true;
            });
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    private int scorings(Connection connection, String customer) throws SQLException {
        Map<Long, String> segments = new HashMap<>();
        record Run(long id, boolean hasAmounts, long previous, ModelInfo model) {}
        List<Run> runs = Sql.list(
                connection,
                "SELECT s.id AS scoring_id, d.has_amounts AS amounts, s.previous_id, " + StoredModel.COLUMNS
                        + " FROM scoring s JOIN data_set d ON d.id = s.data_set_id JOIN model m ON m.id = s.model_id"
                        + " WHERE s.completed_at IS NOT NULL",
                row -> new Run(
                        row.getLong("scoring_id"),
                        row.getBoolean("amounts"),
                        row.getLong("previous_id"),
                        StoredModel.info(row)));
        for (Run run : runs) {
            String table = new CustomerTable(run.id, database.dialect()).name();
            List<CustomerRow> found = Sql.list(
                    connection,
                    "SELECT " + CustomerTable.COLUMNS + " FROM " + table + " WHERE id = ?",
                    row -> CustomerTable.customer(row, run.hasAmounts),
                    customer);
            for (CustomerRow row : found) {
                segments.put(
                        run.id,
                        run.model.segment(row.cluster(), row.churnProbability()).key());
                Tally.remove(connection, run.id, row);
                Sql.update(connection, "UPDATE scoring SET customers = customers - 1 WHERE id = ?", run.id);
                Sql.update(connection, "DELETE FROM " + table + " WHERE id = ?", customer);
            }
        }
        for (Run run : runs) {
            if (segments.containsKey(run.id) && segments.containsKey(run.previous)) {
                removeMovement(connection, run.id, segments.get(run.previous), segments.get(run.id));
            }
        }
        return segments.size();
    }

    private static void removeMovement(Connection connection, long scoring, String from, String to)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE movement SET customers = customers - 1 WHERE scoring_id = ? AND from_segment = ? AND to_segment = ?",
                scoring,
                from,
                to);
        Sql.update(connection, "DELETE FROM movement WHERE scoring_id = ? AND customers <= 0", scoring);
    }

    /** All tables, also those of loads that were given up. */
    private static int dataSets(Connection connection, String customer) throws SQLException {
        int rows = 0;
        for (String table : Sql.list(
                connection,
                "SELECT LOWER(table_name) FROM information_schema.tables WHERE (LOWER(table_name) LIKE 'purchases~_%'"
                        + " ESCAPE '~' OR LOWER(table_name) LIKE 'orders~_%' ESCAPE '~') AND table_schema = CURRENT_SCHEMA",
                row -> row.getString(1))) {
            rows += Sql.update(connection, "DELETE FROM " + table + " WHERE id = ?", customer);
        }
        return rows;
    }

    /** What has arrived, also what is only kept to undo a load. */
    private static int arrived(Connection connection, String customer) throws SQLException {
        int rows = 0;
        for (String kind : List.of("arrived", "kept")) {
            Sql.update(
                    connection,
                    "DELETE FROM " + kind + "_refund WHERE order_key IN (SELECT order_key FROM " + kind
                            + "_order WHERE customer_id = ?)",
                    customer);
            rows += Sql.update(connection, "DELETE FROM " + kind + "_order WHERE customer_id = ?", customer)
                    + Sql.update(connection, "DELETE FROM " + kind + "_change WHERE customer_id = ?", customer);
        }
        return rows + Sql.update(connection, "DELETE FROM covered_change WHERE customer_id = ?", customer);
    }
}
