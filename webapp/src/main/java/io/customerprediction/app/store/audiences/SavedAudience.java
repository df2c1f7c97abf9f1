package io.customerprediction.app.store.audiences;

import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A filter of the page of customers under a name; it finds others whenever customers are scored anew.
 *
 * @param name that its maker gave it
 * @param query the filter as the query of that page's address
 * @param madeBy the user or key that made it; empty without a login
 */
public record SavedAudience(long id, String name, String query, String madeBy, Instant madeAt) {
    static final String COLUMNS = "id, name, query, made_by, made_at";

    /**
     * How many customers there were.
     *
     * @param asOf the date that predictions counted from
     */
    public record Count(LocalDate asOf, long customers) {}

    public static SavedAudience of(ResultSet row) throws SQLException {
        return new SavedAudience(
                row.getLong("id"),
                row.getString("name"),
                row.getString("query"),
                row.getString("made_by"),
                Sql.instant(row, "made_at"));
    }
}
