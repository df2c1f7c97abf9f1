package io.customerprediction.app.store.forecasts;

import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.features.FeatureDrift;
import java.util.List;

/** How far the customers of scorings were from those that their models were trained on. Thread-safe. */
public final class DriftTable {
    private final Database database;

    public DriftTable(Database database) {
        this.database = database;
    }

    /** Stores what a scoring showed. */
    public void put(Scoring scoring, List<FeatureDrift> drift) {
        database.transaction(connection -> {
            int rows = 0;
            for (FeatureDrift moved : drift) {
                rows += Sql.update(
                        connection,
                        "INSERT INTO drift (scoring_id, feature, psi, by_chance, unseen) VALUES (?, ?, ?, ?, ?)",
                        scoring.id(),
                        moved.feature(),
                        moved.psi(),
                        moved.byChance(),
                        moved.unseen());
            }
            return rows;
        });
    }

    /** What the newest complete scoring showed, the most moved feature first; empty if its model has no profile. */
    public List<FeatureDrift> newest() {
        return database.list(
                "SELECT feature, psi, by_chance, unseen FROM drift WHERE scoring_id = (SELECT MAX(id) FROM scoring"
                        + " WHERE completed_at IS NOT NULL) ORDER BY psi DESC, feature",
                row -> new FeatureDrift(
                        row.getString("feature"),
                        row.getDouble("psi"),
                        row.getDouble("by_chance"),
                        row.getDouble("unseen")));
    }
}
