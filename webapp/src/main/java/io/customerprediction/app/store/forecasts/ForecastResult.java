package io.customerprediction.app.store.forecasts;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.evaluation.ForecastCheck;
import io.customerprediction.evaluation.WorthCheck;
import io.customerprediction.model.report.Coverage;
import io.customerprediction.model.report.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A forecast beside what happened in one of its windows.
 *
 * @param feedStopped whether orders are missing in the window, so that the figures do not count
 * @param check the customers whom no campaign contacted in the window
 * @param contacted the others
 * @param worth orders and spend of those of the check, when the horizon is over; {@code null} if they were not forecast
 */
public record ForecastResult(
        KeptForecast forecast,
        boolean feedStopped,
        ForecastCheck check,
        Contacted contacted,
        @Nullable WorthCheck worth) {
    /**
     * Customers who were contacted, whose returns are not the model's alone.
     *
     * @param returned how many made a purchase
     * @param expected the sum of their probabilities
     */
    public record Contacted(int customers, int returned, double expected) {
        /** Where no campaign ran. */
        public static final Contacted NONE = new Contacted(0, 0, 0);
    }

    public static ForecastResult of(ResultSet row) throws SQLException {
        int returned = row.getInt("returned");
        double expected = row.getDouble("expected");
        return new ForecastResult(
                KeptForecast.of(row),
                row.getBoolean("feed_stopped"),
                new ForecastCheck(
                        row.getInt("window_days"),
                        row.getInt("customers"),
                        returned,
                        expected,
                        new Interval(
                                returned / expected,
                                Sql.numberOrNaN(row, "ratio_low"),
                                Sql.numberOrNaN(row, "ratio_high")),
                        interval(row, "auc"),
                        Sql.numberOrNaN(row, "brier"),
                        Sql.numberOrNaN(row, "ece"),
                        Sql.numberOrNaN(row, "recency_auc"),
                        interval(row, "brier_difference"),
                        new Coverage(
                                row.getInt("customers_p10"),
                                Sql.numberOrNaN(row, "below_p10"),
                                row.getInt("customers_p90"),
                                Sql.numberOrNaN(row, "above_p90"),
                                Sql.numberOrNaN(row, "inside"))),
                new Contacted(
                        row.getInt("contacted"), row.getInt("contacted_returned"), row.getDouble("contacted_expected")),
                worth(row));
    }

    private static @Nullable WorthCheck worth(ResultSet row) throws SQLException {
        int customers = row.getInt("worth_customers");
        if (row.wasNull()) {
            return null;
        }
        long orders = row.getLong("orders");
        double expectedOrders = row.getDouble("expected_orders");
        double spend = Sql.numberOrNaN(row, "spend");
        double expectedSpend = Sql.numberOrNaN(row, "expected_spend");
        return new WorthCheck(
                row.getInt("window_days"),
                customers,
                orders,
                expectedOrders,
                new Interval(
                        orders / expectedOrders,
                        Sql.numberOrNaN(row, "orders_low"),
                        Sql.numberOrNaN(row, "orders_high")),
                spend,
                expectedSpend,
                new Interval(
                        spend / expectedSpend, Sql.numberOrNaN(row, "spend_low"), Sql.numberOrNaN(row, "spend_high")),
                Sql.numberOrNaN(row, "spend_inside"));
    }

    private static Interval interval(ResultSet row, String column) throws SQLException {
        return new Interval(
                Sql.numberOrNaN(row, column),
                Sql.numberOrNaN(row, column + "_low"),
                Sql.numberOrNaN(row, column + "_high"));
    }
}
