package io.customerprediction.app.store.customers;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A model that has answered here; its bundle is a folder outside of the database.
 *
 * @param firstUsedAt when its first scoring began
 */
public record StoredModel(ModelInfo info, Instant firstUsedAt) {
    public static final String COLUMNS =
            "m.id AS model_id, m.as_of AS model_as_of, m.horizon_days, m.grade, m.auc, m.brier,"
                    + " m.has_amounts AS model_has_amounts, m.segment_names, m.first_used_at,"
                    + " m.log_fingerprint AS model_log";

    public static StoredModel of(ResultSet row) throws SQLException {
        return new StoredModel(info(row), Sql.instant(row, "first_used_at"));
    }

    public static ModelInfo info(ResultSet row) throws SQLException {
        return new ModelInfo(
                row.getString("model_id"),
                row.getObject("model_as_of", LocalDate.class),
                row.getInt("horizon_days"),
                new ModelInfo.Tested(
                        row.getString("grade"), Sql.numberOrNaN(row, "auc"), Sql.numberOrNaN(row, "brier")),
                row.getBoolean("model_has_amounts"),
                Sql.texts(row, "segment_names"),
                Sql.fingerprint(row, "model_log"));
    }
}
