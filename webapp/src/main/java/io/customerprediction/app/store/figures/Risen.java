package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Dialect;
import io.customerprediction.app.store.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A customer whose risk has risen since the scoring before.
 *
 * @param churnBefore churn probability in that scoring
 * @param churn churn probability now
 * @param savable expected spend of a return after the horizon; {@code NaN} where it is not known
 */
public record Risen(String customerId, double churnBefore, double churn, double savable) {
    /** The least rise that is worth a look. */
    public static final double LEAST = 0.1;

    /** How many are kept of a scoring. */
    private static final int MOST = 10;

    /** A rise at the end of a customer's time with the shop can no longer be turned. */
    private static final double TOO_LATE = 0.95;

    private static Risen of(ResultSet row) throws SQLException {
        return new Risen(
                row.getString("customer_id"),
                row.getDouble("churn_before"),
                row.getDouble("churn"),
                Sql.numberOrNaN(row, "savable"));
    }

    /** Finds those of a scoring that is being completed. */
    public static void write(Connection transaction, Dialect dialect, Scoring before, Scoring scoring)
            throws SQLException {
        String same = before.dataSet().id() == scoring.dataSet().id() ? "p.no = c.no" : "p.id = c.id";
        Sql.update(
                transaction,
                "INSERT INTO risen (scoring_id, place, customer_id, churn_before, churn, savable)"
                        + " SELECT CAST(? AS BIGINT), ROW_NUMBER() OVER (ORDER BY c.savable DESC, c.churn_probability -"
                        + " p.churn_probability DESC, c.no), c.id, p.churn_probability, c.churn_probability,"
                        + " CASE WHEN c.savable < 0 THEN NULL ELSE c.savable END FROM "
                        + new CustomerTable(scoring.id(), dialect).name() + " c JOIN "
                        + new CustomerTable(before.id(), dialect).name() + " p ON " + same
                        + " WHERE c.churn_probability - p.churn_probability >= "
                        + LEAST + " AND c.churn_probability < " + TOO_LATE
                        + " ORDER BY c.savable DESC, c.churn_probability - p.churn_probability DESC, c.no LIMIT "
                        + MOST,
                scoring.id());
    }

    /** Those of a scoring, the one with the most savable spend first. */
    public static List<Risen> of(Database database, long scoring) {
        return database.list(
                "SELECT customer_id, churn_before, churn, savable FROM risen WHERE scoring_id = ? ORDER BY place",
                Risen::of,
                scoring);
    }

    public static void erase(Connection transaction, String customer) throws SQLException {
        Sql.update(transaction, "DELETE FROM risen WHERE customer_id = ?", customer);
    }
}
