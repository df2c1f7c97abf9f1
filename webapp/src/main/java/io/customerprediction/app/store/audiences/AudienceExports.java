package io.customerprediction.app.store.audiences;

import io.customerprediction.app.store.audiences.AudienceExport.Plan;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.webhooks.MessageWriter;
import io.customerprediction.app.store.webhooks.WebhookMessage.AudienceExported;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Exports of saved audiences that are made by themselves; at most one of each. Thread-safe. */
public final class AudienceExports {
    private static final int LONGEST_PROBLEM = 1_000;

    private final Database database;
    private final Clock clock;

    public AudienceExports(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Plans the export of an audience, in place of an earlier plan. */
    public void plan(SavedAudience audience, Plan plan) {
        database.transaction(connection -> {
            Sql.update(connection, "DELETE FROM audience_export WHERE audience_id = ?", audience.id());
            // it may have been deleted meanwhile
            return Sql.update(
                    connection,
                    "INSERT INTO audience_export (audience_id, pace, format, hold_out, with_attributes, to_folder,"
                            + " to_webhooks, made_by) SELECT id, CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                            + " CAST(? AS DOUBLE PRECISION), CAST(? AS BOOLEAN), CAST(? AS BOOLEAN), CAST(? AS BOOLEAN),"
                            + " CAST(? AS VARCHAR) FROM audience WHERE id = ?",
                    plan.pace().key(),
                    plan.format(),
                    plan.holdOut(),
                    plan.withAttributes(),
                    plan.toFolder(),
                    plan.toWebhooks(),
                    plan.madeBy(),
                    audience.id());
        });
    }

    /** Has an audience exported no longer; says whether it was. */
    public boolean stop(SavedAudience audience) {
        return database.transaction(connection ->
                Sql.update(connection, "DELETE FROM audience_export WHERE audience_id = ?", audience.id()) > 0);
    }

    /** The export of an audience; empty if none is planned. */
    public Optional<AudienceExport> find(SavedAudience audience) {
        return database.first(AudienceExport.SELECT + " WHERE e.audience_id = ?", AudienceExport::of, audience.id());
    }

    /** All that are planned. */
    public List<AudienceExport> all() {
        return database.list(AudienceExport.SELECT + " ORDER BY e.audience_id", AudienceExport::of);
    }

    /**
     * Notes that an export was made, with its message to webhooks, if it has one.
     *
     * @param address where webhooks' receivers get the file
     */
    public void done(AudienceExport export, Scoring scoring, long customers, String address) {
        SavedAudience audience = export.audience();
        database.transaction(connection -> {
            Sql.update(
                    connection,
                    "UPDATE audience_export SET tried_at = ?, done_at = ?, scoring_id = ?, as_of = ?, customers = ?,"
                            + " problem = NULL WHERE audience_id = ?",
                    clock.instant(),
                    clock.instant(),
                    scoring.id(),
                    scoring.asOf(),
                    customers,
                    audience.id());
            if (export.plan().toWebhooks()) {
                MessageWriter.add(
                        connection,
                        new AudienceExported(audience.id(), audience.name(), scoring.asOf(), customers, address),
                        clock.instant());
            }
            return true;
        });
    }

    /** Notes why an export could not be made. */
    public void failed(AudienceExport export, String problem) {
        database.transaction(connection -> Sql.update(
                connection,
                "UPDATE audience_export SET tried_at = ?, problem = ? WHERE audience_id = ?",
                clock.instant(),
                problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())),
                export.audience().id()));
    }
}
