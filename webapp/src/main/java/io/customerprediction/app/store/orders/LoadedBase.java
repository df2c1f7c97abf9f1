package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the data set that was loaded last knows of single orders.
 *
 * @param coveredUntil the last day of the loaded log, as days since 1970-01-01; {@link Integer#MIN_VALUE} if there is none
 * @param orderSource whose order numbers the log has; null if it has none
 * @param ordersOf the load whose table has the orders; 0 if there is none
 * @param load which it is or was made of; 0 if there is none
 * @param isUndoable whether the load can be undone
 * @param logDigest of the log; null if it is not known
 */
public record LoadedBase(
        int coveredUntil,
        boolean hasAmounts,
        @Nullable String orderSource,
        long ordersOf,
        long load,
        boolean isUndoable,
        @Nullable UUID logDigest) {
    /** The source of orders for which no other one is named. */
    public static final String DEFAULT_SOURCE = "default";

    private static final LoadedBase NONE = new LoadedBase(Integer.MIN_VALUE, true, null, 0, 0, false, null);

    public static LoadedBase newest(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT covered_until, has_amounts, order_source, orders_of, load_id, replaced_id,"
                                + " log_digest FROM data_set"
                                + " WHERE completed_at IS NOT NULL ORDER BY id DESC LIMIT 1",
                        row -> new LoadedBase(
                                Sql.epochDay(row, "covered_until", Integer.MIN_VALUE),
                                row.getBoolean("has_amounts"),
                                row.getString("order_source"),
                                row.getLong("orders_of"),
                                row.getLong("load_id"),
                                row.getLong("replaced_id") != 0,
                                row.getObject("log_digest", UUID.class)))
                .orElse(NONE);
    }

    /**
     * The last day whose purchases may be in the log without being recognised. Orders of the log's source are known one by
     * one, and a log whose source was named has no orders of another one.
     */
    int mayHaveUntil(String source, String orderKey) {
        boolean known = orderSource != null
                && !OrderKeys.isUnnumbered(orderKey)
                && (orderSource.equals(source) || !orderSource.equals(DEFAULT_SOURCE));
        return known ? Integer.MIN_VALUE : coveredUntil;
    }

    /** Those of the orders that the log has, by the same keys. */
    Map<String, KnownOrder> find(Connection connection, Map<String, OrderTable.Wanted> wanted) throws SQLException {
        if (ordersOf == 0 || wanted.isEmpty()) {
            return Map.of();
        }
        Map<OrderTable.Wanted, KnownOrder> found =
                new OrderTable(ordersOf).find(connection, List.copyOf(wanted.values()));
        Map<String, KnownOrder> known = new HashMap<>();
        wanted.forEach((key, order) -> {
            KnownOrder loaded = found.get(order);
            if (loaded != null) {
                known.put(key, loaded);
            }
        });
        return known;
    }
}
