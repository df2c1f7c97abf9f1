package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.WriteLock;
import io.customerprediction.app.store.orders.Arrivals;
import io.customerprediction.app.store.orders.OrderTable;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogOrders;
import io.customerprediction.history.PurchaseLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a log's purchase days into a table of their own, as a new data set. */
public final class Loading {
    private final Database database;
    private final Clock clock;
    private final WriteLock.Held lock;
    private final Arrivals arrivals;
    private final Tidying tidy;

    /** @param tidy is called first */
    public Loading(Database database, Clock clock, WriteLock.Held lock, Arrivals arrivals, Tidying tidy) {
        this.database = database;
        this.clock = clock;
        this.lock = lock;
        this.arrivals = arrivals;
        this.tidy = tidy;
    }

    /** Deletes what is not needed any more before something new is written. */
    @FunctionalInterface
    public interface Tidying {
        /** @param connection that holds the write lock */
        void run(Connection connection) throws SQLException;
    }

    /** Brings the purchases that have arrived in line with a new data set, in the transaction that completes it. */
    @FunctionalInterface
    public interface Arrived {
        /** @param dataSet that is completed */
        void settle(Connection transaction, long dataSet) throws SQLException;
    }

    /** What a data set says of itself beside its days. */
    public record Origin(String name, long logRows) {}

    /** @param orders of the log, if they are known and not in the table of an earlier load */
    public DataSet load(
            Origin origin, PurchaseLog log, @Nullable LogOrders orders, IntConsumer progress, Arrived arrived) {
        try {
            tidy.run(lock.connection());
            long id = register(origin, log);
            try {
                return fill(id, log, orders, progress, arrived);
            } catch (SQLException | RuntimeException | Error e) {
                lock.undo(e, connection -> remove(connection, id));
                throw e;
            }
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    private DataSet fill(long id, PurchaseLog log, @Nullable LogOrders orders, IntConsumer progress, Arrived arrived)
            throws SQLException {
        Connection connection = lock.connection();
        PurchaseTable table = new PurchaseTable(id);
        Sql.execute(connection, table.create());
        connection.setAutoCommit(false);
        table.fill(connection, log, progress);
        connection.setAutoCommit(true);
        if (orders != null) {
            fill(id, log, orders);
        }
        Sql.execute(connection, table.index());
        Sql.execute(connection, database.dialect().analyze(table.name()));
        return arrivals.alone(connection, transaction -> {
            arrived.settle(transaction, id);
            return complete(transaction, id);
        });
    }

    private void fill(long id, PurchaseLog log, LogOrders orders) throws SQLException {
        Connection connection = lock.connection();
        OrderTable table = new OrderTable(id);
        Sql.execute(connection, table.create());
        connection.setAutoCommit(false);
        table.fill(connection, log, orders);
        connection.setAutoCommit(true);
        Sql.execute(connection, database.dialect().analyze(table.name()));
        Sql.update(connection, "UPDATE data_set SET orders_of = ? WHERE id = ?", id, id);
    }

    private long register(Origin origin, PurchaseLog log) throws SQLException {
        return Sql.insert(
                lock.connection(),
                "INSERT INTO data_set (name, log_rows, customers, days_with_entries, first_day, last_day, has_amounts,"
                        + " log_fingerprint, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                origin.name(),
                origin.logRows(),
                log.size(),
                (long) log.days(),
                LocalDate.ofEpochDay(log.firstDay()),
                LocalDate.ofEpochDay(log.lastDay()),
                log.hasAmounts(),
                LogFingerprint.of(log).text(),
                clock.instant());
    }

    private DataSet complete(Connection transaction, long id) throws SQLException {
        Sql.update(transaction, "UPDATE data_set SET completed_at = ? WHERE id = ?", clock.instant(), id);
        return Sql.first(transaction, "SELECT " + DataSet.COLUMNS + " FROM data_set d WHERE d.id = ?", DataSet::of, id)
                .orElseThrow();
    }

    private static void remove(Connection connection, long id) throws SQLException {
        Sql.execute(connection, new PurchaseTable(id).drop());
        Sql.execute(connection, new OrderTable(id).drop());
        Sql.update(connection, "DELETE FROM data_set WHERE id = ?", id);
    }
}
