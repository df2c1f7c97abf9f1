package io.customerprediction.app.store.webhooks;

import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.webhooks.WebhookMessage.ModelPromoted;
import io.customerprediction.app.store.webhooks.WebhookMessage.Ping;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Messages to webhooks. Each is stored in the same transaction as what it reports, where that is in the database, and stays
 * until its receivers have accepted it or it was given up. A message is sent at least once. Thread-safe.
 */
public final class Outbox {
    /** The most messages that may wait for one webhook; a further one is given up at once. */
    public static final int MOST_WAITING = 1_000;

    /** The most messages of each other state that are kept for one webhook. */
    public static final int MOST_KEPT = 1_000;

    /** How long messages that were given up are kept. */
    public static final Duration DEAD_KEPT = Duration.ofDays(30);

    /** How long delivered messages are listed. */
    public static final Duration DELIVERED_KEPT = Duration.ofDays(7);

    private static final int LONGEST_RESULT = 500;

    private final Database database;
    private final Clock clock;

    public Outbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores a message by which a webhook can be tried, also if it is not active.
     *
     * @return the number of its delivery; empty if there is no such webhook
     */
    public OptionalLong ping(long webhook) {
        return database.transaction(connection -> {
            Optional<Long> found =
                    Sql.first(connection, "SELECT id FROM webhook WHERE id = ?", row -> row.getLong(1), webhook);
            if (found.isEmpty()) {
                return OptionalLong.empty();
            }
            long message = MessageWriter.add(connection, new Ping(), List.of(), clock.instant());
            return OptionalLong.of(MessageWriter.deliver(connection, message, webhook, clock.instant()));
        });
    }

    /** The model whose promotion was reported last; empty if none was. */
    public Optional<String> reportedModel() {
        return database.first("SELECT model_id FROM webhook_model WHERE id = 1", row -> row.getString(1));
    }

    /**
     * Stores that another model answers, unless that was reported already.
     *
     * @param isNews whether webhooks get a message; false to note the model only
     */
    public void modelPromoted(ModelPromoted promoted, boolean isNews) {
        database.transaction(connection -> {
            Optional<String> reported =
                    Sql.first(connection, "SELECT model_id FROM webhook_model WHERE id = 1", row -> row.getString(1));
            if (reported.filter(promoted.model()::equals).isPresent()) {
                return false;
            }
            if (reported.isEmpty()) {
                Sql.update(connection, "INSERT INTO webhook_model (id, model_id) VALUES (1, ?)", promoted.model());
            } else {
                Sql.update(connection, "UPDATE webhook_model SET model_id = ? WHERE id = 1", promoted.model());
            }
            if (isNews) {
                MessageWriter.add(connection, promoted, clock.instant());
            }
            return true;
        });
    }

    /**
     * A message to be sent now.
     *
     * @param attempt which attempt this is, from 1
     */
    public record Due(long delivery, Webhook webhook, WebhookMessage message, int attempt) {}

    /** Webhooks that a message waits for whose time has come, the one that has waited longest first. */
    public List<Long> webhooksDue(Instant now) {
        return database.list(
                "SELECT webhook_id, MIN(next_at) AS earliest FROM webhook_delivery WHERE state = 'WAITING'"
                        + " AND next_at <= ? GROUP BY webhook_id ORDER BY earliest, webhook_id",
                row -> row.getLong("webhook_id"),
                now);
    }

    /**
     * Takes the next message for a webhook. It is not given out again before {@code until}, when it is due unless its result
     * was stored.
     */
    public Optional<Due> take(long webhook, Instant now, Instant until) {
        return database.call(connection -> {
            Optional<WebhookDelivery> next = Sql.first(
                    connection,
                    WebhookDelivery.SELECT + " WHERE d.webhook_id = ? AND d.state = 'WAITING' AND d.next_at <= ?"
                            + " ORDER BY d.next_at, d.id LIMIT 1",
                    WebhookDelivery::of,
                    webhook,
                    now);
            return next.isPresent() && take(connection, next.get(), until)
                    ? due(connection, next.get())
                    : Optional.empty();
        });
    }

    private static boolean take(Connection connection, WebhookDelivery delivery, Instant until) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE webhook_delivery SET attempts = attempts + 1, next_at = ?"
                                + " WHERE id = ? AND state = 'WAITING' AND attempts = ?",
                        until,
                        delivery.id(),
                        delivery.attempts())
                == 1;
    }

    private static Optional<Due> due(Connection connection, WebhookDelivery delivery) throws SQLException {
        Optional<Webhook> webhook =
                Sql.first(connection, Webhook.SELECT + " WHERE id = ?", Webhook::of, delivery.webhook());
        long number = Sql.first(
                        connection,
                        "SELECT message_id FROM webhook_delivery WHERE id = ?",
                        row -> row.getLong(1),
                        delivery.id())
                .orElse(0L);
        Optional<WebhookMessage> message = WebhookMessage.find(connection, number);
        return webhook.isEmpty() || message.isEmpty()
                ? Optional.empty()
                : Optional.of(new Due(delivery.id(), webhook.get(), message.get(), delivery.attempts() + 1));
    }

    /** Stores that the receiver has accepted a message. */
    public void delivered(long delivery, int status, String result) {
        end(delivery, WebhookDelivery.State.DELIVERED, clock.instant(), OptionalInt.of(status), result);
    }

    /**
     * Stores that an attempt failed.
     *
     * @param status the HTTP status of the answer; empty if there was none
     * @param next when it is tried again; empty to give the message up
     */
    public void failed(long delivery, OptionalInt status, String result, Optional<Instant> next) {
        WebhookDelivery.State state = next.isPresent() ? WebhookDelivery.State.WAITING : WebhookDelivery.State.DEAD;
        end(delivery, state, next.orElse(clock.instant()), status, result);
    }

    private void end(long delivery, WebhookDelivery.State state, Instant next, OptionalInt status, String result) {
        database.call(connection -> Sql.update(
                connection,
                "UPDATE webhook_delivery SET state = ?, next_at = ?, last_status = ?, last_result = ?, changed_at = ?"
                        + " WHERE id = ? AND state = 'WAITING'",
                state.name(),
                next,
                status.isPresent() ? status.getAsInt() : null,
                result.substring(0, Math.min(LONGEST_RESULT, result.length())),
                clock.instant(),
                delivery));
    }

    /**
     * The newest deliveries to a webhook, the newest first.
     *
     * @param state of which; empty for all
     * @param most how many at the most
     */
    public List<WebhookDelivery> newest(long webhook, Optional<WebhookDelivery.State> state, int most) {
        String select = WebhookDelivery.SELECT + " WHERE d.webhook_id = ?";
        return state.isEmpty()
                ? database.list(select + " ORDER BY d.id DESC LIMIT ?", WebhookDelivery::of, webhook, most)
                : database.list(
                        select + " AND d.state = ? ORDER BY d.id DESC LIMIT ?",
                        WebhookDelivery::of,
                        webhook,
                        state.get().name(),
                        most);
    }

    /** A delivery to a webhook. */
    public Optional<WebhookDelivery> find(long webhook, long delivery) {
        return database.first(
                WebhookDelivery.SELECT + " WHERE d.webhook_id = ? AND d.id = ?",
                WebhookDelivery::of,
                webhook,
                delivery);
    }

    /** Has a message that was given up sent again, from the first attempt on; returns whether it was given up. */
    public boolean retry(long webhook, long delivery) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        "UPDATE webhook_delivery SET state = 'WAITING', attempts = 0, next_at = ?, changed_at = ?"
                                + " WHERE webhook_id = ? AND id = ? AND state = 'DEAD'",
                        clock.instant(),
                        clock.instant(),
                        webhook,
                        delivery)
                == 1);
    }

    /** Deletes what is old or too much, and the customers of messages that all have received. */
    public void clean() {
        Instant now = clock.instant();
        database.transaction(connection -> {
            clean(connection, WebhookDelivery.State.DELIVERED, now.minus(DELIVERED_KEPT));
            clean(connection, WebhookDelivery.State.DEAD, now.minus(DEAD_KEPT));
            Sql.update(
                    connection,
                    "DELETE FROM webhook_message WHERE NOT EXISTS"
                            + " (SELECT 1 FROM webhook_delivery d WHERE d.message_id = webhook_message.id)");
            return Sql.update(
                    connection,
                    "DELETE FROM webhook_change WHERE NOT EXISTS (SELECT 1 FROM webhook_delivery d"
                            + " WHERE d.message_id = webhook_change.message_id AND d.state <> 'DELIVERED')");
        });
    }

    private static void clean(Connection connection, WebhookDelivery.State state, Instant before) throws SQLException {
        Sql.update(connection, "DELETE FROM webhook_delivery WHERE state = ? AND changed_at < ?", state.name(), before);
        Sql.update(
                connection,
                "DELETE FROM webhook_delivery WHERE state = ? AND id IN (SELECT id FROM (SELECT id, ROW_NUMBER() OVER"
                        + " (PARTITION BY webhook_id ORDER BY id DESC) AS place FROM webhook_delivery WHERE state = ?) places"
                        + " WHERE place > ?)",
                state.name(),
                state.name(),
                MOST_KEPT);
    }
}
