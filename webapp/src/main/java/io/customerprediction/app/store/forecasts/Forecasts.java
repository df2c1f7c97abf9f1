package io.customerprediction.app.store.forecasts;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.evaluation.ForecastCheck;
import io.customerprediction.evaluation.WorthCheck;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogFingerprint.Relation;
import io.customerprediction.model.report.Coverage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Runs of predictions in brief, and what came of them: at most one a week of a shop's log. What was said of customers is
 * kept until the horizon is over; the figures of the comparison stay. Thread-safe.
 */
public final class Forecasts {
    private static final int DAYS_BETWEEN = 7;
    private static final int BATCH = 1_000;

    /** Forecasts whose customers' returns have never been seen, such as those of a log that was never loaded again. */
    private static final int FORGOTTEN_AFTER_DAYS = 3 * 365;

    private static final int MOST_SHOWN = 500;

    private final Database database;
    private final Clock clock;
    private final ForecastWeeks weeks;

    public Forecasts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.weeks = new ForecastWeeks(database);
    }

    /** Whether a run of this day would be kept: none of the same log is within a week of it. */
    public boolean isWanted(DataSet data, LocalDate asOf) {
        record Earlier(LocalDate asOf, LogFingerprint log) {}
        return database
                .list(
                        "SELECT as_of, log_fingerprint FROM forecast",
                        row -> new Earlier(
                                row.getObject("as_of", LocalDate.class), Sql.fingerprint(row, "log_fingerprint")))
                .stream()
                .filter(earlier -> earlier.log().relationTo(data.log()) == Relation.SAME)
                .noneMatch(earlier -> Math.abs(ChronoUnit.DAYS.between(earlier.asOf(), asOf)) < DAYS_BETWEEN);
    }

    /** Keeps what a run said of some of its customers. */
    public void keep(Scoring scoring, List<ForecastRow> rows) {
        database.transaction(connection -> {
            Sql.update(
                    connection,
                    "DELETE FROM forecast WHERE as_of < ?",
                    scoring.asOf().minusDays(FORGOTTEN_AFTER_DAYS));
            ModelInfo model = scoring.model();
            long id = Sql.insert(
                    connection,
                    "INSERT INTO forecast (model_id, as_of, horizon_days, customers, log_fingerprint, made_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    model.id(),
                    scoring.asOf(),
                    model.horizonDays(),
                    scoring.customers(),
                    scoring.dataSet().log().text(),
                    clock.instant());
            Erased erased = Erased.of(connection);
            write(
                    connection,
                    id,
                    rows.stream()
                            .filter(row -> !erased.contains(row.customerId()))
                            .toList());
            ForecastWeeks.keep(connection, id, scoring);
            return id;
        });
    }

    private static void write(Connection connection, long forecast, List<ForecastRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO forecast_customer (forecast_id, customer_id, back_7, back_14, back_30, back_horizon, p10, p90,"
                        + " expected_orders, expected_spend, spend_p10, spend_p90)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < rows.size(); i++) {
                ForecastRow row = rows.get(i);
                insert.setLong(1, forecast);
                insert.setString(2, row.customerId());
                insert.setFloat(3, (float) row.back7());
                insert.setFloat(4, (float) row.back14());
                insert.setFloat(5, (float) row.back30());
                insert.setFloat(6, (float) row.backHorizon());
                bind(insert, 7, row.p10());
                bind(insert, 8, row.p90());
                CustomerWorth worth = row.worth();
                bind(insert, 9, worth == null ? Double.NaN : worth.orders());
                bind(insert, 10, worth == null ? Double.NaN : worth.spend());
                bind(insert, 11, worth == null ? Double.NaN : worth.spendP10());
                bind(insert, 12, worth == null ? Double.NaN : worth.spendP90());
                insert.addBatch();
                if ((i + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, int parameter, OptionalInt day) throws SQLException {
        if (day.isPresent()) {
            insert.setInt(parameter, day.getAsInt());
        } else {
            insert.setNull(parameter, Types.SMALLINT);
        }
    }

    private static void bind(PreparedStatement insert, int parameter, double number) throws SQLException {
        if (Double.isNaN(number)) {
            insert.setNull(parameter, Types.REAL);
        } else {
            insert.setFloat(parameter, (float) number);
        }
    }

    /** The forecasts of the log of a data set that have windows left to compare, the oldest first. */
    public List<KeptForecast> open(DataSet data) {
        record Kept(KeptForecast forecast, LogFingerprint log) {}
        return database
                .list(
                        "SELECT " + KeptForecast.COLUMNS + ", f.log_fingerprint FROM forecast f WHERE EXISTS"
                                + " (SELECT 1 FROM forecast_customer c WHERE c.forecast_id = f.id) ORDER BY f.as_of, f.id",
                        row -> new Kept(KeptForecast.of(row), Sql.fingerprint(row, "log_fingerprint")))
                .stream()
                .filter(kept -> kept.log().relationTo(data.log()) == Relation.SAME)
                .map(Kept::forecast)
                .toList();
    }

    /** The windows of a forecast that have been compared. */
    public List<Integer> compared(KeptForecast forecast) {
        return database.list(
                "SELECT window_days FROM forecast_result WHERE forecast_id = ?", row -> row.getInt(1), forecast.id());
    }

    /** What a forecast said, in the order of the ids. */
    public List<ForecastRow> rows(KeptForecast forecast) {
        return database.list(
                "SELECT customer_id, back_7, back_14, back_30, back_horizon, p10, p90, expected_orders, expected_spend,"
                        + " spend_p10, spend_p90 FROM forecast_customer"
                        + " WHERE forecast_id = ? ORDER BY customer_id",
                row -> new ForecastRow(
                        row.getString("customer_id"),
                        row.getDouble("back_7"),
                        row.getDouble("back_14"),
                        row.getDouble("back_30"),
                        row.getDouble("back_horizon"),
                        Sql.optionalInt(row, "p10"),
                        Sql.optionalInt(row, "p90"),
                        worth(row)),
                forecast.id());
    }

    private static @Nullable CustomerWorth worth(ResultSet row) throws SQLException {
        double orders = Sql.numberOrNaN(row, "expected_orders");
        return Double.isNaN(orders)
                ? null
                : new CustomerWorth(
                        orders,
                        Sql.numberOrNaN(row, "expected_spend"),
                        Sql.numberOrNaN(row, "spend_p10"),
                        Sql.numberOrNaN(row, "spend_p90"),
                        Double.NaN);
    }

    /** Adds what came of a window; after the last one, what was said of the customers is deleted. */
    public void add(ForecastResult result) {
        KeptForecast forecast = result.forecast();
        ForecastCheck check = result.check();
        Coverage coverage = check.coverage();
        ForecastResult.Contacted contacted = result.contacted();
        database.transaction(connection -> {
            Sql.update(
                    connection,
                    "INSERT INTO forecast_result (forecast_id, window_days, checked_at, feed_stopped, customers, returned,"
                            + " expected, ratio_low, ratio_high, auc, auc_low, auc_high, brier, ece, recency_auc,"
                            + " brier_difference, brier_difference_low, brier_difference_high, customers_p10, below_p10,"
                            + " customers_p90, above_p90, inside, contacted, contacted_returned, contacted_expected)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    forecast.id(),
                    check.window(),
                    clock.instant(),
                    result.feedStopped(),
                    check.customers(),
                    check.returned(),
                    check.expected(),
                    Sql.orNull(check.ratio().low()),
                    Sql.orNull(check.ratio().high()),
                    Sql.orNull(check.auc().estimate()),
                    Sql.orNull(check.auc().low()),
                    Sql.orNull(check.auc().high()),
                    Sql.orNull(check.brier()),
                    Sql.orNull(check.ece()),
                    Sql.orNull(check.recencyAuc()),
                    Sql.orNull(check.brierDifference().estimate()),
                    Sql.orNull(check.brierDifference().low()),
                    Sql.orNull(check.brierDifference().high()),
                    coverage.customersP10(),
                    Sql.orNull(coverage.belowP10()),
                    coverage.customersP90(),
                    Sql.orNull(coverage.aboveP90()),
                    Sql.orNull(coverage.inside()),
                    contacted.customers(),
                    contacted.returned(),
                    contacted.expected());
            WorthCheck worth = result.worth();
            if (worth != null) {
                add(connection, forecast.id(), worth);
            }
            return check.window() < forecast.horizonDays()
                    ? 0
                    : Sql.update(connection, "DELETE FROM forecast_customer WHERE forecast_id = ?", forecast.id());
        });
    }

    private static void add(Connection connection, long forecast, WorthCheck worth) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO worth_result (forecast_id, worth_customers, orders, expected_orders, orders_low, orders_high,"
                        + " spend, expected_spend, spend_low, spend_high, spend_inside)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                forecast,
                worth.customers(),
                worth.orders(),
                worth.expectedOrders(),
                Sql.orNull(worth.ordersRatio().low()),
                Sql.orNull(worth.ordersRatio().high()),
                Sql.orNull(worth.spend()),
                Sql.orNull(worth.expectedSpend()),
                Sql.orNull(worth.spendRatio().low()),
                Sql.orNull(worth.spendRatio().high()),
                Sql.orNull(worth.inside()));
    }

    /** What came of the forecasts about the log of a data set: the newest as-of dates first, then by window. */
    public List<ForecastResult> results(DataSet data) {
        record Found(ForecastResult result, LogFingerprint log) {}
        return database
                .list(
                        "SELECT " + KeptForecast.COLUMNS
                                + ", f.log_fingerprint, r.*, w.* FROM forecast f JOIN forecast_result r"
                                + " ON r.forecast_id = f.id LEFT JOIN worth_result w ON w.forecast_id = f.id"
                                + " AND r.window_days = f.horizon_days ORDER BY f.as_of DESC, f.id DESC, r.window_days LIMIT "
                                + MOST_SHOWN,
                        row -> new Found(ForecastResult.of(row), Sql.fingerprint(row, "log_fingerprint")))
                .stream()
                .filter(found -> found.log().relationTo(data.log()) == Relation.SAME)
                .map(Found::result)
                .toList();
    }

    /** What they said of single weeks, and what came. */
    public ForecastWeeks weeks() {
        return weeks;
    }

    /** Deletes what was said of a customer; returns how much that was. */
    public int erase(Connection transaction, String customer) throws SQLException {
        return Sql.update(transaction, "DELETE FROM forecast_customer WHERE customer_id = ?", customer);
    }
}
