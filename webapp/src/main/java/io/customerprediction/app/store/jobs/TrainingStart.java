package io.customerprediction.app.store.jobs;

import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;

/**
 * That a training began.
 *
 * @param id ascending
 * @param cause why
 * @param logRows how many rows of purchases were known then
 * @param at when
 */
public record TrainingStart(long id, Cause cause, long logRows, Instant at) {
    /** Why a training begins. */
    public enum Cause {
        /** None did: from here on time and orders are counted. */
        NONE,
        /** Somebody wanted it. */
        DEMAND,
        /** It was time. */
        SCHEDULE,
        /** Enough orders have arrived. */
        ORDERS,
        /** The customers or their returns have changed. */
        DRIFT;

        private static Cause of(String name) {
            return Arrays.stream(values())
                    .filter(cause -> cause.name().equals(name))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    public static TrainingStart of(ResultSet row) throws SQLException {
        return new TrainingStart(
                row.getLong("id"),
                Cause.of(row.getString("cause")),
                row.getLong("log_rows"),
                Sql.instant(row, "began_at"));
    }
}
