package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogFingerprint.Relation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A log of purchases as it was loaded.
 *
 * @param name where it came from, such as a file's name
 * @param logRows rows of the log
 * @param daysWithEntries days with any entry, summed over all customers
 * @param firstDay the first day with any entry
 * @param lastDay the last day with any entry: how fresh the data is
 * @param hasAmounts whether the log has amounts
 * @param loadedAt when it was complete
 * @param log by which the shop's log is recognised
 */
public record DataSet(
        long id,
        String name,
        long logRows,
        int customers,
        long daysWithEntries,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean hasAmounts,
        Instant loadedAt,
        LogFingerprint log) {
    public static final String COLUMNS = "d.id AS data_set_id, d.name, d.log_rows, d.customers AS data_set_customers,"
            + " d.days_with_entries, d.first_day, d.last_day, d.has_amounts, d.completed_at AS loaded_at,"
            + " d.log_fingerprint AS data_set_log";

    public static DataSet of(ResultSet row) throws SQLException {
        return new DataSet(
                row.getLong("data_set_id"),
                row.getString("name"),
                row.getLong("log_rows"),
                row.getInt("data_set_customers"),
                row.getLong("days_with_entries"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getBoolean("has_amounts"),
                Sql.instant(row, "loaded_at"),
                Sql.fingerprint(row, "data_set_log"));
    }

    /** Whether this and another one were loaded from the same shop's log, perhaps of different length. */
    public boolean isSameLogAs(DataSet other) {
        return id == other.id || log.relationTo(other.log) == Relation.SAME;
    }
}
