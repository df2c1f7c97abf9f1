package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads single orders that have arrived, from the tables of now or from those that a load can be undone with. */
public enum ArrivedOrders {
    /** As they are known now. */
    NOW("arrived"),
    /** As they were before the last load, if they have been written since. */
    KEPT("kept");

    private static final int PAGE = 2_000;

    private final String prefix;

    ArrivedOrders(String prefix) {
        this.prefix = prefix;
    }

    /**
     * An order that has arrived.
     *
     * @param source who sent it; empty if that is not known
     */
    public record Arrived(String key, String customer, String source, KnownOrder order) {
        /** What the order is looked for by in the table of a load. */
        public OrderTable.Wanted wanted() {
            return new OrderTable.Wanted(customer, OrderKeys.digest(key), order.epochDay());
        }

        public boolean isNumbered() {
            return !OrderKeys.isUnnumbered(key);
        }
    }

    /** Takes some thousand orders at a time. */
    @FunctionalInterface
    public interface Pages {
        void take(List<Arrived> page) throws SQLException;
    }

    /** Those of the orders that are there. */
    Map<String, KnownOrder> find(Connection connection, Object[] keys) throws SQLException {
        Map<String, Map<UUID, Refund>> refunds = refunds(connection, keys);
        Map<String, KnownOrder> found = new HashMap<>();
        Sql.list(
                connection,
                "SELECT order_key, version, epoch_day, millionths, orders, updated_at FROM UNNEST(CAST(? AS VARCHAR ARRAY))"
                        + " AS wanted (wanted_key) JOIN " + prefix + "_order ON order_key = wanted_key",
                row -> {
                    String key = row.getString("order_key");
                    return found.put(key, known(row, refunds.getOrDefault(key, Map.of())));
                },
                connection.createArrayOf("VARCHAR", keys));
        return found;
    }

    /** Visits all orders that meet a condition on {@code o}, which is the table, by their keys. */
    public void forEach(Connection connection, Pages pages, String condition, Object... parameters)
            throws SQLException {
        String after = "";
        List<Arrived> page = page(connection, after, condition, parameters);
        while (!page.isEmpty()) {
            pages.take(page);
            after = page.get(page.size() - 1).key();
            page = page(connection, after, condition, parameters);
        }
    }

    private List<Arrived> page(Connection connection, String after, String condition, Object[] parameters)
            throws SQLException {
        List<@Nullable Object> bound = new ArrayList<>(List.of(after));
        bound.addAll(List.of(parameters));
        List<Arrived> page = Sql.list(
                connection,
                "SELECT o.order_key, o.customer_id, o.version, o.epoch_day, o.millionths, o.orders, o.updated_at, s.name"
                        + " FROM " + prefix + "_order o LEFT JOIN purchase_source s ON s.id = o.source_id"
                        + " WHERE o.order_key > ? AND " + condition + " ORDER BY o.order_key LIMIT " + PAGE,
                row -> new Arrived(
                        row.getString("order_key"),
                        row.getString("customer_id"),
                        row.getString("name") == null ? "" : row.getString("name"),
                        known(row, Map.of())),
                bound.toArray());
        Map<String, Map<UUID, Refund>> refunds =
                refunds(connection, page.stream().map(Arrived::key).toArray());
        return page.stream()
                .map(arrived -> new Arrived(
                        arrived.key(),
                        arrived.customer(),
                        arrived.source(),
                        arrived.order().with(refunds.getOrDefault(arrived.key(), Map.of()))))
                .toList();
    }

    private static KnownOrder known(ResultSet row, Map<UUID, Refund> refunds) throws SQLException {
        return new KnownOrder(
                row.getInt("version"),
                row.getInt("epoch_day"),
                row.getLong("millionths"),
                row.getInt("orders"),
                refunds,
                Sql.optionalInstant(row, "updated_at").orElse(null));
    }

    private Map<String, Map<UUID, Refund>> refunds(Connection connection, Object[] keys) throws SQLException {
        Map<String, Map<UUID, Refund>> refunds = new HashMap<>();
        Sql.list(
                connection,
                "SELECT order_key, refund_key, epoch_day, millionths FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted"
                        + " (wanted_key) JOIN " + prefix + "_refund ON order_key = wanted_key",
                row -> {
                    UUID refund = row.getObject("refund_key", UUID.class);
                    return refunds.computeIfAbsent(row.getString("order_key"), key -> new HashMap<>())
                            .put(refund, new Refund(refund, row.getInt("epoch_day"), row.getLong("millionths")));
                },
                connection.createArrayOf("VARCHAR", keys));
        return refunds;
    }
}
