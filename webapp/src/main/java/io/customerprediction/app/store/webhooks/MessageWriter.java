package io.customerprediction.app.store.webhooks;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.webhooks.WebhookMessage.AudienceExported;
import io.customerprediction.app.store.webhooks.WebhookMessage.Content;
import io.customerprediction.app.store.webhooks.WebhookMessage.JobDone;
import io.customerprediction.app.store.webhooks.WebhookMessage.ModelPromoted;
import io.customerprediction.app.store.webhooks.WebhookMessage.RiskChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes messages to webhooks, within the transaction of what they report. */
public final class MessageWriter {
    private static final String FULL = "Not sent: " + Outbox.MOST_WAITING + " messages were waiting for this webhook";
    private static final String STOPPED = "Not sent: the webhook was switched off";

    private MessageWriter() {}

    /** Webhooks that want messages of a kind. */
    public static List<Long> receivers(Connection connection, WebhookKind kind) throws SQLException {
        return Sql.list(connection, Webhook.SELECT + " WHERE is_active ORDER BY id", Webhook::of).stream()
                .filter(webhook -> webhook.kinds().contains(kind))
                .map(Webhook::id)
                .toList();
    }

    /** Stores a message for all webhooks that want its kind; nothing if there are none. */
    public static void add(Connection connection, Content content, Instant now) throws SQLException {
        List<Long> receivers = receivers(connection, content.kind());
        if (!receivers.isEmpty()) {
            add(connection, content, receivers, now);
        }
    }

    /** Stores a message, without the customers of one of risk changes; returns its number. */
    public static long add(Connection connection, Content content, List<Long> receivers, Instant now)
            throws SQLException {
        @Nullable JobDone job = content instanceof JobDone done ? done : null;
        @Nullable ModelPromoted model = content instanceof ModelPromoted promoted ? promoted : null;
        @Nullable RiskChanges risk = content instanceof RiskChanges changes ? changes : null;
        @Nullable AudienceExported export = content instanceof AudienceExported exported ? exported : null;
        long message = Sql.insert(
                connection,
                "INSERT INTO webhook_message (message_id, kind, happened_at, job_id, job_kind, job_state, model_id,"
                        + " model_before, reason, as_of, part, parts, left_out, audience_id, audience_name, customers,"
                        + " address) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                content.kind().key(),
                now,
                job == null ? null : job.job(),
                job == null ? null : job.jobKind(),
                job == null ? null : job.state().name(),
                model != null ? model.model() : risk != null ? risk.model() : null,
                model == null ? null : model.before().orElse(null),
                model == null ? null : model.reason(),
                risk != null ? risk.asOf() : export != null ? export.asOf() : null,
                risk == null ? null : risk.part(),
                risk == null ? null : risk.parts(),
                risk == null ? null : risk.leftOut(),
                export == null ? null : export.audience(),
                export == null ? null : export.name(),
                export == null ? null : export.customers(),
                export == null ? null : export.address());
        for (long receiver : receivers) {
            deliver(connection, message, receiver, now);
        }
        return message;
    }

    /** Stores that a message is to be sent to one webhook; returns the number of the delivery. */
    static long deliver(Connection connection, long message, long receiver, Instant now) throws SQLException {
        int waiting = Sql.first(
                        connection,
                        "SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = ? AND state = 'WAITING'",
                        row -> row.getInt(1),
                        receiver)
                .orElse(0);
        boolean full = waiting >= Outbox.MOST_WAITING;
        return Sql.insert(
                connection,
                "INSERT INTO webhook_delivery (webhook_id, message_id, state, attempts, next_at, last_result, changed_at)"
                        + " VALUES (?, ?, ?, 0, ?, ?, ?)",
                receiver,
                message,
                (full ? WebhookDelivery.State.DEAD : WebhookDelivery.State.WAITING).name(),
                now,
                full ? FULL : null,
                now);
    }

    /** Gives up what waits for a webhook. */
    static void giveUp(Connection connection, long webhook, Instant now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE webhook_delivery SET state = 'DEAD', last_result = COALESCE(last_result, ?), changed_at = ?"
                        + " WHERE webhook_id = ? AND state = 'WAITING'",
                STOPPED,
                now,
                webhook);
    }

    /** Deletes a customer from all messages, and what receivers answered with their id; returns how many rows changed. */
    public static int erase(Connection connection, String customer) throws SQLException {
        Sql.update(
                connection,
                "UPDATE webhook_delivery SET last_result = NULL WHERE POSITION(? IN last_result) > 0",
                customer);
        return Sql.update(connection, "DELETE FROM webhook_change WHERE customer_id = ?", customer);
    }
}
