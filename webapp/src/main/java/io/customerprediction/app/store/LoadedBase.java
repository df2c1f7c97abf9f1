package io.customerprediction.app.store;

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
 */
record LoadedBase(
        int coveredUntil, boolean hasAmounts, @Nullable String orderSource, long ordersOf) {
    /** The source of orders for which no other one is named. */
    static final String DEFAULT_SOURCE = "default";

    private static final LoadedBase NONE = new LoadedBase(Integer.MIN_VALUE, true, null, 0);

    static LoadedBase newest(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT covered_until, has_amounts, order_source, orders_of FROM data_set"
                                + " WHERE completed_at IS NOT NULL ORDER BY id DESC LIMIT 1",
                        row -> new LoadedBase(
                                Sql.epochDay(row, "covered_until", Integer.MIN_VALUE),
                                row.getBoolean("has_amounts"),
                                row.getString("order_source"),
                                row.getLong("orders_of")))
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

    /** Adds those of the orders to what is known that are only known from the log. */
    void addTo(Map<String, KnownOrder> known, Connection connection, List<ArrivingOrder> orders) throws SQLException {
        if (ordersOf == 0) {
            return;
        }
        Map<String, OrderTable.Wanted> wanted = new HashMap<>();
        for (ArrivingOrder order : orders) {
            if (!known.containsKey(order.key()) && !OrderKeys.isUnnumbered(order.key())) {
                UUID digest = OrderKeys.digest(order.key());
                int day =
                        order.sale() == null ? Integer.MIN_VALUE : order.sale().epochDay();
                wanted.put(order.key(), new OrderTable.Wanted(order.customer(), digest, day));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Map<OrderTable.Wanted, KnownOrder> found =
                new OrderTable(ordersOf).find(connection, List.copyOf(wanted.values()));
        wanted.forEach((key, order) -> {
            KnownOrder loaded = found.get(order);
            if (loaded != null) {
                known.put(key, loaded);
            }
        });
    }
}
