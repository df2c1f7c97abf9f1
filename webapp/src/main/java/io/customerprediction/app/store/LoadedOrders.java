package io.customerprediction.app.store;

import io.customerprediction.app.store.ArrivingOrder.Refund;
import io.customerprediction.app.store.KnownOrder.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings orders that have arrived in line with a log that has just been loaded: what it has of them is in it now, and what it
 * does not have stays on top. For one transaction, the one that completes the load.
 */
final class LoadedOrders {
    private static final int PAGE = 2_000;

    private final Connection connection;
    private final int lastDay;
    private final Optional<Known> known;

    /** The orders of the log, if it has them one by one. */
    record Known(String source, OrderTable table) {}

    /** @param lastDay of the log, as days since 1970-01-01 */
    LoadedOrders(Connection connection, int lastDay, Optional<Known> known) {
        this.connection = connection;
        this.lastDay = lastDay;
        this.known = known;
    }

    private record Arrived(String key, String customer, KnownOrder order) {}

    /** What has arrived becomes what it changes in the log. */
    void settle() throws SQLException {
        Sql.update(connection, "DELETE FROM arrived_change");
        int source = known.isEmpty() ? 0 : source(known.get().source());
        if (source != 0) {
            compare(source, known.get().table());
        }
        // A log whose source was named has no orders of another one.
        boolean othersStay = known.isPresent() && !known.get().source().equals(LoadedBase.DEFAULT_SOURCE);
        String others = othersStay ? " OR (o.source_id IS NOT NULL AND o.source_id <> " + source + ")" : "";
        Sql.update(
                connection,
                "INSERT INTO arrived_change (customer_id, epoch_day, millionths, orders) SELECT o.customer_id, o.epoch_day,"
                        + " o.millionths, o.orders FROM arrived_order o WHERE (o.epoch_day > ?" + others
                        + ") AND (o.millionths <> 0 OR o.orders <> 0)",
                lastDay);
        Sql.update(
                connection,
                "INSERT INTO arrived_change (customer_id, epoch_day, millionths, orders) SELECT o.customer_id,"
                        + " r.epoch_day, -r.millionths, 0 FROM arrived_refund r JOIN arrived_order o"
                        + " ON o.order_key = r.order_key WHERE r.epoch_day > ?" + others,
                lastDay);
    }

    private int source(String name) throws SQLException {
        return Sql.first(connection, "SELECT id FROM purchase_source WHERE name = ?", row -> row.getInt(1), name)
                .orElse(0);
    }

    private void compare(int source, OrderTable table) throws SQLException {
        String after = "";
        List<Arrived> page = page(source, after);
        while (!page.isEmpty()) {
            compare(page, table);
            after = page.get(page.size() - 1).key();
            page = page(source, after);
        }
    }

    private List<Arrived> page(int source, String after) throws SQLException {
        Map<String, Map<UUID, Refund>> refunds = new HashMap<>();
        List<Arrived> page = Sql.list(
                connection,
                "SELECT order_key, customer_id, version, epoch_day, millionths, orders, updated_at FROM arrived_order"
                        + " WHERE order_key > ? AND source_id = ? AND epoch_day <= ? ORDER BY order_key LIMIT " + PAGE,
                row -> new Arrived(
                        row.getString("order_key"), row.getString("customer_id"), Arrivals.known(row, Map.of())),
                after,
                source,
                lastDay);
        Arrivals.refunds(connection, refunds, page.stream().map(Arrived::key).toArray());
        return page.stream()
                .map(arrived -> new Arrived(
                        arrived.key(),
                        arrived.customer(),
                        arrived.order().with(refunds.getOrDefault(arrived.key(), Map.of()))))
                .toList();
    }

    private void compare(List<Arrived> page, OrderTable table) throws SQLException {
        Map<String, OrderTable.Wanted> wanted = new HashMap<>();
        for (Arrived arrived : page) {
            if (!OrderKeys.isUnnumbered(arrived.key())) {
                UUID digest = OrderKeys.digest(arrived.key());
                wanted.put(
                        arrived.key(),
                        new OrderTable.Wanted(
                                arrived.customer(), digest, arrived.order().epochDay()));
            }
        }
        Map<OrderTable.Wanted, KnownOrder> loaded = table.find(connection, List.copyOf(wanted.values()));
        List<String> replaced = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO arrived_change (customer_id, epoch_day, millionths, orders) VALUES (?, ?, ?, ?)")) {
            for (Arrived arrived : page) {
                OrderTable.Wanted order = wanted.get(arrived.key());
                KnownOrder inLog = order == null ? null : loaded.get(order);
                if (inLog != null && !arrived.order().agreesWith(inLog)) {
                    replaced.add(arrived.key());
                } else if (order != null) {
                    add(insert, arrived, KnownOrder.changes(inLog, arrived.order()));
                }
            }
            insert.executeBatch();
        }
        for (String key : replaced) {
            Sql.update(connection, "DELETE FROM arrived_refund WHERE order_key = ?", key);
            Sql.update(connection, "DELETE FROM arrived_order WHERE order_key = ?", key);
        }
    }

    /** Changes of later days are all added at once. */
    private void add(PreparedStatement insert, Arrived arrived, List<Change> changes) throws SQLException {
        for (Change change : changes) {
            if (change.epochDay() <= lastDay) {
                insert.setString(1, arrived.customer());
                insert.setInt(2, change.epochDay());
                insert.setLong(3, change.millionths());
                insert.setInt(4, change.orders());
                insert.addBatch();
            }
        }
    }
}
