package io.customerprediction.app.store.forecasts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run of predictions that is kept to be compared with what happens.
 *
 * @param asOf the date that it counts from
 * @param horizonDays of the model
 * @param customers of the whole run
 */
public record KeptForecast(long id, String modelId, LocalDate asOf, int horizonDays, int customers) {
    static final String COLUMNS =
            "f.id AS forecast_id, f.model_id, f.as_of, f.horizon_days, f.customers AS run_customers";

    private static final int[] SHORTER = {7, 14, 30};

    public static KeptForecast of(ResultSet row) throws SQLException {
        return new KeptForecast(
                row.getLong("forecast_id"),
                row.getString("model_id"),
                row.getObject("as_of", LocalDate.class),
                row.getInt("horizon_days"),
                row.getInt("run_customers"));
    }

    /** The windows that it is compared over, in days: shorter ones tell earlier; the last is the horizon. */
    public List<Integer> windows() {
        return IntStream.concat(IntStream.of(SHORTER).filter(days -> days < horizonDays), IntStream.of(horizonDays))
                .boxed()
                .toList();
    }
}
