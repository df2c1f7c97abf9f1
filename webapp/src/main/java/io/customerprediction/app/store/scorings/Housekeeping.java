package io.customerprediction.app.store.scorings;

import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.database.Dialect;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.loads.PurchaseTable;
import io.customerprediction.app.store.orders.OrderTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes what is not needed any more. Done before something new is written, not after, so that pages that are being
 * shown find what they began with: the two newest scorings are never touched.
 */
public final class Housekeeping {
    private static final int UNTOUCHED = 2;
    private static final int KEPT = 12;

    private record Run(long id, long dataSet, String key) {}

    private Housekeeping() {}

    /** The caller holds the write lock, so an unfinished run is not being written. */
    public static void clear(Connection connection, Dialect dialect) throws SQLException {
        List<Run> complete = Sql.list(
                connection,
                "SELECT id, data_set_id, model_id, as_of FROM scoring WHERE completed_at IS NOT NULL ORDER BY id DESC",
                row -> new Run(
                        row.getLong("id"),
                        row.getLong("data_set_id"),
                        row.getString("as_of") + row.getString("model_id")));
        clearScorings(connection, dialect, complete);
        clearDataSets(
                connection, complete.stream().limit(UNTOUCHED).map(Run::dataSet).toList());
    }

    /** Of several scorings by one model for one day the newest is history enough. */
    private static void clearScorings(Connection connection, Dialect dialect, List<Run> complete) throws SQLException {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < complete.size(); i++) {
            Run run = complete.get(i);
            boolean kept = keys.add(run.key) && keys.size() <= KEPT;
            if (i >= UNTOUCHED) {
                if (kept) {
                    for (String drop : new CustomerTable(run.id, dialect).dropPageIndexes()) {
                        Sql.execute(connection, drop);
                    }
                } else {
                    dropScoring(connection, dialect, run.id);
                }
            }
        }
        for (long unfinished : ids(connection, "SELECT id FROM scoring WHERE completed_at IS NULL")) {
            dropScoring(connection, dialect, unfinished);
        }
    }

    private static void dropScoring(Connection connection, Dialect dialect, long id) throws SQLException {
        Sql.execute(connection, new CustomerTable(id, dialect).drop());
        Sql.update(connection, "DELETE FROM scoring WHERE id = ?", id);
    }

    private static void clearDataSets(Connection connection, List<Long> shown) throws SQLException {
        Set<Long> needed = new HashSet<>(shown);
        needed.addAll(ids(connection, "SELECT MAX(id) FROM data_set WHERE completed_at IS NOT NULL"));
        needed.addAll(ids(connection, "SELECT replaced_id FROM data_set WHERE replaced_id IS NOT NULL"));
        clearOrders(connection, needed);
        clearChanges(connection);
        for (long id : ids(connection, "SELECT id FROM data_set")) {
            if (!needed.contains(id)) {
                Sql.execute(connection, new PurchaseTable(id).drop());
                Sql.update(
                        connection,
                        "DELETE FROM data_set WHERE id = ? AND id NOT IN (SELECT data_set_id FROM scoring)",
                        id);
            }
        }
    }

    private static void clearChanges(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM covered_change WHERE load_id NOT IN (SELECT load_id FROM data_set WHERE load_id IS NOT NULL)");
    }

    /** Data sets that were made of a load and of what has arrived since share the orders of that load. */
    private static void clearOrders(Connection connection, Set<Long> needed) throws SQLException {
        record Orders(long dataSet, long of) {}
        List<Orders> tables = Sql.list(
                connection,
                "SELECT id, orders_of FROM data_set WHERE orders_of IS NOT NULL",
                row -> new Orders(row.getLong("id"), row.getLong("orders_of")));
        Set<Long> kept = tables.stream()
                .filter(orders -> needed.contains(orders.dataSet()))
                .map(Orders::of)
                .collect(Collectors.toSet());
        for (Orders orders : tables) {
            if (!kept.contains(orders.of())) {
                Sql.execute(connection, new OrderTable(orders.of()).drop());
            }
        }
    }

    private static List<Long> ids(Connection connection, String sql) throws SQLException {
        return Sql.list(connection, sql, row -> row.getLong(1));
    }
}
