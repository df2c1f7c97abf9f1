package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.WriteLock;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Makes a new data set of the one before and of what has arrived since. Purchases that arrive meanwhile stay on top of the
 * new one; ingesting does not wait, and no reader sees a purchase twice or not at all.
 */
public final class Merging {
    private static final String NAME = "orders that have arrived";
    /** In millionths: a trillion, so that amounts that cannot be true do not keep everybody else's from being merged. */
    private static final long LARGEST = 1_000_000_000_000_000_000L;

    private static final int FETCHED = 10_000;

    private final Database database;
    private final WriteLock.Held lock;
    private final Loading loading;

    /** @param loading writes the new data set */
    public Merging(Database database, WriteLock.Held lock, Loading loading) {
        this.database = database;
        this.lock = lock;
        this.loading = loading;
    }

    /** The new data set and its purchases; empty if nothing has arrived. */
    public Optional<MergedData> merge(Optional<DataSet> before, IntConsumer progress) {
        try {
            // Exactly what is committed now: ids alone would not show what is committed later with a lower one.
            int changes = database.transaction(
                    lock.connection(),
                    transaction ->
                            Sql.update(transaction, "UPDATE arrived_change SET merging = TRUE WHERE NOT merging"));
            boolean none = changes == 0
                    && Sql.first(lock.connection(), "SELECT 1 FROM arrived_change LIMIT 1", row -> true)
                            .isEmpty();
            PurchaseLog log = none ? null : log(before);
            if (log == null || log.days() == 0) {
                return Optional.empty();
            }
            Loading.Origin origin = new Loading.Origin(
                    before.map(DataSet::name).orElse(NAME),
                    before.map(DataSet::logRows).orElse(0L) + changes);
            DataSet made = loading.load(origin, log, null, progress, (transaction, dataSet) -> {
                Sql.update(transaction, "DELETE FROM arrived_change WHERE merging");
                if (before.isPresent()) {
                    Load.inherit(transaction, before.get().id(), dataSet);
                }
            });
            return Optional.of(new MergedData(made, log));
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    private PurchaseLog log(Optional<DataSet> before) throws SQLException {
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        before.ifPresent(data -> new PurchaseTable(data.id())
                .forEach(database, data.customers(), (number, id, history) -> add(builder, id, history)));
        Connection connection = lock.connection();
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT customer_id, epoch_day, LEAST(GREATEST(SUM(millionths), -" + LARGEST + "), " + LARGEST
                        + "), SUM(orders) FROM arrived_change WHERE merging"
                        + " GROUP BY customer_id, epoch_day HAVING SUM(millionths) <> 0 OR SUM(orders) <> 0"
                        + " ORDER BY customer_id, epoch_day")) {
            select.setFetchSize(FETCHED);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    add(builder, rows.getString(1), rows.getInt(2), rows.getLong(3), rows.getInt(4));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return builder.build(before.map(DataSet::hasAmounts).orElse(true), true);
    }

    private static void add(PurchaseLogBuilder builder, String id, CustomerHistory history) {
        for (int k = 0; k < history.size(); k++) {
            add(builder, id, history.day(k), Math.round(history.amount(k) * 1e6), history.orders(k));
        }
    }

    private static void add(PurchaseLogBuilder builder, String id, int day, long millionths, int orders) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        builder.lines(text, 0, text.length, day, millionths, orders > 0);
        for (int more = 1; more < orders; more++) {
            builder.lines(text, 0, text.length, day, 0, true);
        }
        for (int fewer = orders; fewer < 0; fewer++) {
            builder.orderUndone(text, 0, text.length, day);
        }
    }
}
