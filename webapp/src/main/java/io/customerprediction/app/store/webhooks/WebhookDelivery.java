package io.customerprediction.app.store.webhooks;

import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A message on its way to one webhook.
 *
 * @param message id of the message
 * @param kind the key of the message's {@link WebhookKind}
 * @param attempts how often it has been sent
 * @param nextAt when it is sent next; of meaning only while it waits
 * @param lastStatus the HTTP status of the last answer; empty if there was none
 * @param lastResult what came of the last attempt, in words for people; empty before the first one
 */
public record WebhookDelivery(
        long id,
        long webhook,
        UUID message,
        String kind,
        State state,
        int attempts,
        Instant nextAt,
        OptionalInt lastStatus,
        Optional<String> lastResult,
        Instant createdAt,
        Instant changedAt) {
    /** How it stands. */
    public enum State {
        /** It is sent when its time has come. */
        WAITING,
        /** The receiver has accepted it. */
        DELIVERED,
        /** It is not sent any more, unless an administrator asks for it. */
        DEAD;

        static State of(String name) {
            return Arrays.stream(values())
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElse(DEAD);
        }
    }

    static final String SELECT = "SELECT d.id, d.webhook_id, m.message_id, m.kind, d.state, d.attempts, d.next_at,"
            + " d.last_status, d.last_result, m.happened_at, d.changed_at FROM webhook_delivery d"
            + " JOIN webhook_message m ON m.id = d.message_id";

    public static WebhookDelivery of(ResultSet row) throws SQLException {
        return new WebhookDelivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getObject("message_id", UUID.class),
                row.getString("kind"),
                State.of(row.getString("state")),
                row.getInt("attempts"),
                Sql.instant(row, "next_at"),
                Sql.optionalInt(row, "last_status"),
                Optional.ofNullable(row.getString("last_result")),
                Sql.instant(row, "happened_at"),
                Sql.instant(row, "changed_at"));
    }
}
