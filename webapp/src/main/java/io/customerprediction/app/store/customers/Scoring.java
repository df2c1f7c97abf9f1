package io.customerprediction.app.store.customers;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.history.LogFingerprint.Relation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A complete run of one model over all customers of a data set.
 *
 * @param asOf the date that its predictions count from
 * @param customers how many have a prediction
 */
public record Scoring(long id, DataSet dataSet, ModelInfo model, LocalDate asOf, int customers, Instant completedAt) {
    /** To be completed by a condition and an order. */
    public static final String SELECT = "SELECT s.id, s.as_of, s.customers, s.completed_at, " + DataSet.COLUMNS + ", "
            + StoredModel.COLUMNS + " FROM scoring s JOIN data_set d ON d.id = s.data_set_id"
            + " JOIN model m ON m.id = s.model_id WHERE s.completed_at IS NOT NULL";

    /** Whether the model was trained and tested on the log that is scored. */
    public Relation modelLog() {
        return model.log().relationTo(dataSet.log());
    }

    public static Scoring of(ResultSet row) throws SQLException {
        return new Scoring(
                row.getLong("id"),
                DataSet.of(row),
                StoredModel.info(row),
                row.getObject("as_of", LocalDate.class),
                row.getInt("customers"),
                Sql.instant(row, "completed_at"));
    }
}
