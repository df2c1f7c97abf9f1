package io.customerprediction.app.store.forecasts;

import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogFingerprint.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** What forecasts that are kept said of the weeks ahead, of all customers together, and what came. Thread-safe. */
public final class ForecastWeeks {
    private static final int MOST_SHOWN = 500;

    private final Database database;

    ForecastWeeks(Database database) {
        this.database = database;
    }

    /** Keeps the sums of a scoring; none if its model does not say what follows. */
    static void keep(Connection transaction, long forecast, Scoring scoring) throws SQLException {
        Sql.update(
                transaction,
                "INSERT INTO forecast_week (forecast_id, week_number, expected_orders, expected_spend) SELECT"
                        + " CAST(? AS BIGINT), week_number, expected_orders, expected_spend FROM sales_week"
                        + " WHERE scoring_id = ? AND week_number > 0",
                forecast,
                scoring.id());
    }

    /** The weeks of forecasts about the log of a data set of which it is not known what came. */
    public List<OpenWeeks> open(DataSet data) {
        record Found(OpenWeeks weeks, LogFingerprint log) {}
        return database
                .list(
                        "SELECT f.id, f.as_of, f.log_fingerprint, MIN(w.week_number) AS first_week, MAX(w.week_number) AS"
                                + " last_week FROM forecast f JOIN forecast_week w ON w.forecast_id = f.id WHERE w.orders IS"
                                + " NULL GROUP BY f.id, f.as_of, f.log_fingerprint ORDER BY f.as_of, f.id",
                        row -> new Found(
                                new OpenWeeks(
                                        row.getLong("id"),
                                        row.getObject("as_of", LocalDate.class),
                                        row.getInt("first_week"),
                                        row.getInt("last_week")),
                                Sql.fingerprint(row, "log_fingerprint")))
                .stream()
                .filter(found -> found.log().relationTo(data.log()) == Relation.SAME)
                .map(Found::weeks)
                .toList();
    }

    /**
     * Adds what came in weeks that are over.
     *
     * @param orders of the first week and the following ones
     * @param spend of the same
     */
    public void add(OpenWeeks weeks, long[] orders, double[] spend) {
        database.transaction(connection -> {
            for (int week = weeks.first(); week <= orders.length; week++) {
                Sql.update(
                        connection,
                        "UPDATE forecast_week SET orders = ?, spend = ? WHERE forecast_id = ? AND week_number = ?",
                        orders[week - 1],
                        spend[week - 1],
                        weeks.forecast(),
                        week);
            }
            return orders.length;
        });
    }

    /** The weeks of forecasts about the log of a data set that are over: the newest as-of dates first, then by week. */
    public List<WeekOfForecast> over(DataSet data) {
        record Found(WeekOfForecast week, LogFingerprint log) {}
        return database
                .list(
                        "SELECT f.as_of, f.log_fingerprint, w.* FROM forecast_week w JOIN forecast f ON f.id ="
                                + " w.forecast_id WHERE w.orders IS NOT NULL ORDER BY f.as_of DESC, f.id DESC,"
                                + " w.week_number LIMIT " + MOST_SHOWN,
                        row -> new Found(
                                new WeekOfForecast(
                                        row.getObject("as_of", LocalDate.class),
                                        row.getInt("week_number"),
                                        row.getDouble("expected_orders"),
                                        row.getLong("orders"),
                                        row.getDouble("expected_spend"),
                                        row.getDouble("spend")),
                                Sql.fingerprint(row, "log_fingerprint")))
                .stream()
                .filter(found -> found.log().relationTo(data.log()) == Relation.SAME)
                .map(Found::week)
                .toList();
    }
}
