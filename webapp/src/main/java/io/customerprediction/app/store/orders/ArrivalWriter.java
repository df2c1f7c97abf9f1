package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import io.customerprediction.app.store.orders.KnownOrder.Change;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes what the orders of one request change, in batches. For one transaction. */
final class ArrivalWriter implements AutoCloseable {
    private final Connection connection;
    private final int source;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement refund;
    private final PreparedStatement covered;
    private final ChangeWriter change;
    private final LoadedBase base;
    private int updates;

    /**
     * @param source who sends the orders
     * @param base what they are on top of
     */
    ArrivalWriter(Connection connection, int source, LoadedBase base) throws SQLException {
        this.source = source;
        this.connection = connection;
        this.base = base;
        insert = connection.prepareStatement("INSERT INTO arrived_order (version, epoch_day, millionths, orders,"
                + " updated_at, written_after, customer_id, order_key, source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        update = connection.prepareStatement("UPDATE arrived_order SET version = ?, epoch_day = ?, millionths = ?,"
                + " orders = ?, updated_at = ?, written_after = ? WHERE order_key = ? AND version = ?");
        refund = connection.prepareStatement(
                "INSERT INTO arrived_refund (order_key, refund_key, epoch_day, millionths) VALUES (?, ?, ?, ?)");
        covered = connection.prepareStatement("INSERT INTO covered_change (load_id, customer_id, epoch_day, millionths,"
                + " orders) VALUES (?, ?, ?, ?, ?)");
        change = new ChangeWriter(connection);
    }

    /** @param coveredUntil the last day of which the log may have the order without being recognised */
    void write(ArrivingOrder order, @Nullable KnownOrder before, KnownOrder.Step step, int coveredUntil)
            throws SQLException {
        KnownOrder after = Objects.requireNonNull(step.after(), "what is known then");
        KnownOrder stored = before == null || before.version() == 0 ? null : before;
        PreparedStatement statement = stored == null ? insert : update;
        statement.setInt(1, after.version());
        statement.setInt(2, after.epochDay());
        statement.setLong(3, after.millionths());
        statement.setInt(4, after.orders());
        if (after.updatedAt() == null) {
            statement.setNull(5, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(5, after.updatedAt().atOffset(ZoneOffset.UTC));
        }
        if (base.isUndoable()) {
            statement.setLong(6, base.load());
        } else {
            statement.setNull(6, Types.BIGINT);
        }
        if (stored == null) {
            statement.setString(7, order.customer());
            statement.setString(8, order.key());
            statement.setInt(9, source);
        } else {
            statement.setString(7, order.key());
            statement.setInt(8, stored.version());
            updates++;
        }
        statement.addBatch();
        writeRefunds(order.key(), before, after);
        for (Change changed : step.changes()) {
            change.add(order.customer(), changed);
            if (changed.epochDay() <= coveredUntil) {
                covered.setLong(1, base.load());
                covered.setString(2, order.customer());
                covered.setInt(3, changed.epochDay());
                covered.setLong(4, changed.millionths());
                covered.setInt(5, changed.orders());
                covered.addBatch();
            }
        }
    }

    /** Writes an order that changes nothing now, but would if the load were undone. */
    void remember(ArrivingOrder order, @Nullable KnownOrder before) throws SQLException {
        KnownOrder remembered = KnownOrder.remembered(before, order);
        if (remembered != null) {
            write(order, before, new KnownOrder.Step(Outcome.DUPLICATE, remembered, List.of()), Integer.MIN_VALUE);
        }
    }

    private void writeRefunds(String key, @Nullable KnownOrder before, KnownOrder after) throws SQLException {
        Map<UUID, Refund> stored = before == null ? Map.of() : before.refunds();
        if (!after.refunds().keySet().containsAll(stored.keySet())) {
            Sql.update(connection, "DELETE FROM arrived_refund WHERE order_key = ?", key);
        }
        for (Refund made : after.refunds().values()) {
            if (!stored.containsKey(made.key())) {
                refund.setString(1, key);
                refund.setObject(2, made.key());
                refund.setInt(3, made.epochDay());
                refund.setLong(4, made.millionths());
                refund.addBatch();
            }
        }
    }

    /** @throws SQLException also if another one has changed an order meanwhile */
    void flush() throws SQLException {
        try {
            insert.executeBatch();
            refund.executeBatch();
            covered.executeBatch();
            change.flush();
            int[] counts = update.executeBatch();
            if (IntStream.of(counts).sum() != updates) {
                throw new SQLException("an order was changed by another request meanwhile", "40001");
            }
        } catch (BatchUpdateException e) {
            throw e.getNextException() == null ? e : e.getNextException();
        }
    }

    @Override
    public void close() throws SQLException {
        try (insert;
                update;
                refund;
                covered;
                change) {
            // Only closed.
        }
    }
}
