package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps what had arrived before a load, so that the load can be undone: all changes, and those orders that are written or
 * removed later. For one transaction.
 */
public final class KeptOrders {
    private static final String WANTED = " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (wanted_key)"
            + " JOIN arrived_order o ON o.order_key = wanted_key";
    private static final String NOT_KEPT = " WHERE o.written_after IS NULL OR o.written_after <> ?";
    private static final String ORDER =
            "order_key, version, customer_id, epoch_day, millionths, orders, updated_at, source_id";
    private static final String REFUND = "order_key, refund_key, epoch_day, millionths";

    private KeptOrders() {}

    /** Keeps the changes that have arrived on top of what is stored, in place of what was kept before. */
    public static void begin(Connection transaction) throws SQLException {
        clear(transaction);
        Sql.update(
                transaction,
                "INSERT INTO kept_change (customer_id, epoch_day, millionths, orders)"
                        + " SELECT customer_id, epoch_day, millionths, orders FROM arrived_change");
    }

    /** Keeps orders that are about to be written or removed, unless they were written since the load already. */
    public static void keep(Connection transaction, Object[] keys, long load) throws SQLException {
        if (keys.length == 0) {
            return;
        }
        Sql.update(
                transaction,
                "INSERT INTO kept_refund (" + REFUND + ") SELECT r.order_key, r.refund_key, r.epoch_day, r.millionths"
                        + WANTED + " JOIN arrived_refund r ON r.order_key = o.order_key" + NOT_KEPT,
                transaction.createArrayOf("VARCHAR", keys),
                load);
        Sql.update(
                transaction,
                "INSERT INTO kept_order (" + ORDER + ") SELECT o.order_key, o.version, o.customer_id, o.epoch_day,"
                        + " o.millionths, o.orders, o.updated_at, o.source_id" + WANTED + NOT_KEPT,
                transaction.createArrayOf("VARCHAR", keys),
                load);
    }

    /** Brings back the changes, and the orders that were removed and have not arrived again. */
    public static void restore(Connection transaction) throws SQLException {
        Sql.update(transaction, "DELETE FROM arrived_change");
        Sql.update(
                transaction,
                "INSERT INTO arrived_change (customer_id, epoch_day, millionths, orders)"
                        + " SELECT customer_id, epoch_day, millionths, orders FROM kept_change");
        String removed = " k WHERE NOT EXISTS (SELECT 1 FROM arrived_order o WHERE o.order_key = k.order_key)";
        // The refunds first, as the orders that they belong to are known by being removed.
        Sql.update(
                transaction,
                "INSERT INTO arrived_refund (" + REFUND + ") SELECT " + REFUND + " FROM kept_refund" + removed);
        Sql.update(
                transaction,
                "INSERT INTO arrived_order (" + ORDER + ") SELECT " + ORDER + " FROM kept_order" + removed);
    }

    /** Has these orders be as they were before the load; those that had not arrived by then are removed. */
    public static void putBack(Connection transaction, Object[] keys) throws SQLException {
        String wanted =
                " WHERE order_key IN (SELECT wanted_key FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (wanted_key))";
        for (String table : new String[] {"refund", "order"}) {
            String columns = table.equals("order") ? ORDER : REFUND;
            Sql.update(
                    transaction, "DELETE FROM arrived_" + table + wanted, transaction.createArrayOf("VARCHAR", keys));
            Sql.update(
                    transaction,
                    "INSERT INTO arrived_" + table + " (" + columns + ") SELECT " + columns + " FROM kept_" + table
                            + wanted,
                    transaction.createArrayOf("VARCHAR", keys));
        }
    }

    public static void clear(Connection transaction) throws SQLException {
        for (String table : new String[] {"kept_change", "kept_refund", "kept_order"}) {
            Sql.update(transaction, "DELETE FROM " + table);
        }
    }
}
