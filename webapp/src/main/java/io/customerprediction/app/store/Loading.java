package io.customerprediction.app.store;

import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.PurchaseLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.IntConsumer;

/** Writes a log's purchase days into a table of their own. */
final class Loading {
    private final Database database;
    private final Clock clock;
    private final Connection connection;

    /** @param connection that holds the write lock */
    Loading(Database database, Clock clock, Connection connection) {
        this.database = database;
        this.clock = clock;
        this.connection = connection;
    }

    DataSet load(String name, long logRows, PurchaseLog log, IntConsumer progress) {
        try {
            Housekeeping.clear(connection, database.dialect());
            long id = register(name, logRows, log);
            PurchaseTable table = new PurchaseTable(id);
            boolean done = false;
            try {
                Sql.execute(connection, table.create());
                connection.setAutoCommit(false);
                table.fill(connection, log, progress);
                connection.setAutoCommit(true);
                Sql.execute(connection, database.dialect().analyze(table.name()));
                DataSet dataSet = complete(id);
                done = true;
                return dataSet;
            } finally {
                if (!done) {
                    drop(table, id);
                }
            }
        } catch (SQLException e) {
            throw database.failures().of(e);
        }
    }

    private long register(String name, long logRows, PurchaseLog log) throws SQLException {
        return Sql.insert(
                connection,
                "INSERT INTO data_set (name, log_rows, customers, days_with_entries, first_day, last_day, has_amounts,"
                        + " log_fingerprint, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                name,
                logRows,
                log.size(),
                (long) log.days(),
                LocalDate.ofEpochDay(log.firstDay()),
                LocalDate.ofEpochDay(log.lastDay()),
                log.hasAmounts(),
                LogFingerprint.of(log).text(),
                clock.instant());
    }

    private DataSet complete(long id) {
        return database.transaction(connection -> {
            Sql.update(connection, "UPDATE data_set SET completed_at = ? WHERE id = ?", clock.instant(), id);
            return Sql.first(
                            connection,
                            "SELECT " + DataSet.COLUMNS + " FROM data_set d WHERE d.id = ?",
                            DataSet::of,
                            id)
                    .orElseThrow();
        });
    }

    private void drop(PurchaseTable table, long id) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        Sql.execute(connection, table.drop());
        Sql.update(connection, "DELETE FROM data_set WHERE id = ?", id);
    }
}
