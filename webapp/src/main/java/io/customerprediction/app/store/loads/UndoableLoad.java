package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The last load, which can be undone: what it replaced is kept until the next one.
 *
 * @param id of the load, whatever has been merged into it since
 * @param loadedAt when it was complete
 * @param loaded what is stored now, with what has arrived since and was merged
 * @param replaced what it replaced
 * @param customersLost customers of what it replaced that its log does not have
 */
public record UndoableLoad(long id, Instant loadedAt, DataSet loaded, DataSet replaced, int customersLost) {
    /** Empty if nothing was replaced, or by an earlier release. */
    public static Optional<UndoableLoad> of(Connection connection) throws SQLException {
        record Row(long id, DataSet loaded, Instant loadedAt, long replaced, int customersLost) {}
        Optional<Row> row = Sql.first(
                        connection,
                        "SELECT " + DataSet.COLUMNS
                                + ", d.load_id, d.loaded_at AS log_loaded_at, d.replaced_id, d.customers_lost"
                                + " FROM data_set d WHERE d.completed_at IS NOT NULL ORDER BY d.id DESC LIMIT 1",
                        found -> new Row(
                                found.getLong("load_id"),
                                DataSet.of(found),
                                Sql.instant(found, "log_loaded_at"),
                                found.getLong("replaced_id"),
                                found.getInt("customers_lost")))
                .filter(newest -> newest.replaced() != 0);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Row newest = row.get();
        return Sql.first(
                        connection,
                        "SELECT " + DataSet.COLUMNS + " FROM data_set d WHERE d.id = ?",
                        DataSet::of,
                        newest.replaced())
                .map(replaced -> new UndoableLoad(
                        newest.id(), newest.loadedAt(), newest.loaded(), replaced, newest.customersLost()));
    }
}
