package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.orders.ArrivedOrders;
import io.customerprediction.app.store.orders.ArrivedOrders.Arrived;
import io.customerprediction.app.store.orders.ChangeWriter;
import io.customerprediction.app.store.orders.KeptOrders;
import io.customerprediction.app.store.orders.KnownOrder;
import io.customerprediction.app.store.orders.KnownOrder.Change;
import io.customerprediction.app.store.orders.LoadedBase;
import io.customerprediction.app.store.orders.OrderTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings orders that have arrived in line with a log that has just been loaded: what it has of them is in it now, and what it
 * does not have stays on top. For one transaction, the one that completes the load.
 */
public final class LoadedOrders {
    private final Connection connection;
    private final long load;
    private final Load log;
    private final LoadedBase before;
    private final boolean isSameLog;

    /**
     * @param load number of the data set
     * @param before what is replaced
     */
    public LoadedOrders(Connection connection, long load, Load log, LoadedBase before) {
        this.connection = connection;
        this.load = load;
        this.log = log;
        this.before = before;
        // A log that is loaded again is older than what has arrived since it was loaded first.
        this.isSameLog = log.digest() != null && log.digest().equals(before.logDigest());
    }

    /** What has arrived becomes what it changes in the log. */
    public void settle() throws SQLException {
        Sql.update(connection, "DELETE FROM arrived_change");
        int source = log.orderSource() == null ? 0 : source(log.orderSource());
        int lastDay = log.log().lastDay();
        if (source != 0) {
            OrderTable table = new OrderTable(load);
            try (ChangeWriter changes = new ChangeWriter(connection)) {
                ArrivedOrders.NOW.forEach(
                        connection,
                        page -> compare(page, table, changes),
                        "o.source_id = ? AND o.epoch_day <= ?",
                        source,
                        lastDay);
            }
        }
        // A log whose source was named has no orders of another one.
        boolean othersStay = log.orderSource() != null && !LoadedBase.DEFAULT_SOURCE.equals(log.orderSource());
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
        if (isSameLog) {
            addCovered();
        }
    }

    /** What has changed in orders that the log has without numbers. */
    private void addCovered() throws SQLException {
        String changed =
                "customer_id, epoch_day, millionths, orders) SELECT %scustomer_id, epoch_day, millionths, orders FROM"
                        + " covered_change WHERE load_id = ?";
        Sql.update(connection, "INSERT INTO arrived_change (" + changed.formatted(""), before.load());
        Sql.update(connection, "INSERT INTO covered_change (load_id, " + changed.formatted(load + ", "), before.load());
    }

    private int source(String name) throws SQLException {
        return Sql.first(connection, "SELECT id FROM purchase_source WHERE name = ?", row -> row.getInt(1), name)
                .orElse(0);
    }

    private void compare(List<Arrived> page, OrderTable table, ChangeWriter changes) throws SQLException {
        Map<String, OrderTable.Wanted> wanted = new HashMap<>();
        page.stream().filter(Arrived::isNumbered).forEach(order -> wanted.put(order.key(), order.wanted()));
        Map<OrderTable.Wanted, KnownOrder> loaded = table.find(connection, List.copyOf(wanted.values()));
        List<String> replaced = new ArrayList<>();
        for (Arrived arrived : page) {
            OrderTable.Wanted order = wanted.get(arrived.key());
            @Nullable KnownOrder inLog = order == null ? null : loaded.get(order);
            if (inLog != null && !isSameLog && !arrived.order().agreesWith(inLog)) {
                replaced.add(arrived.key());
            } else if (order != null) {
                add(changes, arrived, KnownOrder.changes(inLog, arrived.order()));
            }
        }
        changes.flush();
        remove(replaced);
    }

    /** Orders about which the log is right. */
    private void remove(List<String> keys) throws SQLException {
        KeptOrders.keep(connection, keys.toArray(), load);
        for (String key : keys) {
            Sql.update(connection, "DELETE FROM arrived_refund WHERE order_key = ?", key);
            Sql.update(connection, "DELETE FROM arrived_order WHERE order_key = ?", key);
        }
    }

    /** Changes of later days are all added at once. */
    private void add(ChangeWriter writer, Arrived arrived, List<Change> changes) throws SQLException {
        for (Change change : changes) {
            if (change.epochDay() <= log.log().lastDay()) {
                writer.add(arrived.customer(), change);
            }
        }
    }
}
