package io.customerprediction.app.store.webhooks;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhooks that administrators have added. Thread-safe. */
public final class Webhooks {
    /** The most webhooks that there may be. */
    public static final int MOST = 20;

    private static final String GONE = "The receiver answered 410: it does not want messages any more";

    private final Database database;
    private final Clock clock;

    public Webhooks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A webhook to be added.
     *
     * @param salt that its secret is derived from, in hexadecimal
     * @param secretCheck see {@link Webhook}
     */
    public record Plan(String url, Set<WebhookKind> kinds, String salt, String secretCheck, String createdBy) {
        /** Copies the kinds. */
        public Plan {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * Adds an active webhook; on disk when this returns.
     *
     * @return its number; empty if there are {@link #MOST} already
     */
    public OptionalLong add(Plan plan) {
        return database.transaction(connection -> {
            int there = Sql.first(connection, "SELECT COUNT(*) FROM webhook", row -> row.getInt(1))
                    .orElse(0);
            return there >= MOST
                    ? OptionalLong.empty()
                    : OptionalLong.of(Sql.insert(
                            connection,
                            "INSERT INTO webhook (url, kinds, salt, secret_check, is_active, created_by, created_at)"
                                    + " VALUES (?, ?, ?, ?, TRUE, ?, ?)",
                            plan.url(),
                            connection.createArrayOf(
                                    "VARCHAR",
                                    plan.kinds().stream()
                                            .map(WebhookKind::key)
                                            .sorted()
                                            .toArray()),
                            plan.salt(),
                            plan.secretCheck(),
                            plan.createdBy(),
                            clock.instant()));
        });
    }

    /** All of them, the oldest first. */
    public List<Webhook> all() {
        return database.list(Webhook.SELECT + " ORDER BY id", Webhook::of);
    }

    /** The webhook with this number. */
    public Optional<Webhook> find(long id) {
        return database.first(Webhook.SELECT + " WHERE id = ?", Webhook::of, id);
    }

    /** Deletes a webhook with its deliveries; returns whether it was there. */
    public boolean delete(long id) {
        return database.transaction(connection -> Sql.update(connection, "DELETE FROM webhook WHERE id = ?", id) == 1);
    }

    /** Has new messages sent to a webhook from now on; returns whether it is there. */
    public boolean start(long id) {
        return database.transaction(connection ->
                Sql.update(connection, "UPDATE webhook SET is_active = TRUE, stopped_because = NULL WHERE id = ?", id)
                        == 1);
    }

    /** Sends nothing to a webhook from now on, and gives up what waits; returns whether it is there. */
    public boolean stop(long id) {
        return stop(id, null);
    }

    /** The same, because its receiver does not want messages any more. */
    public void gone(long id) {
        stop(id, GONE);
    }

    private boolean stop(long id, @Nullable String reason) {
        return database.transaction(connection -> {
            MessageWriter.giveUp(connection, id, clock.instant());
            return Sql.update(
                            connection,
                            "UPDATE webhook SET is_active = FALSE, stopped_because = ? WHERE id = ?",
                            reason,
                            id)
                    == 1;
        });
    }
}
