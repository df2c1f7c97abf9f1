package io.customerprediction.app.store.webhooks;

import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * An address of another program that is called when something happens.
 *
 * @param kinds what it is called for; kinds of another release are left out
 * @param salt that the secret of its signatures is derived from, in hexadecimal
 * @param secretCheck by which it is found out that the secret can no longer be derived, in hexadecimal
 * @param active whether new messages are sent to it
 * @param stoppedBecause why it is not active, in words for people; empty where an administrator stopped it
 * @param createdBy who added it
 */
public record Webhook(
        long id,
        String url,
        Set<WebhookKind> kinds,
        String salt,
        String secretCheck,
        boolean active,
        Optional<String> stoppedBecause,
        String createdBy,
        Instant createdAt) {
    static final String SELECT = "SELECT id, url, kinds, salt, secret_check, is_active, stopped_because, created_by,"
            + " created_at FROM webhook";

    /** Copies the kinds. */
    public Webhook {
        kinds = Set.copyOf(kinds);
    }

    public static Webhook of(ResultSet row) throws SQLException {
        Set<WebhookKind> kinds = EnumSet.noneOf(WebhookKind.class);
        Sql.texts(row, "kinds").forEach(key -> WebhookKind.of(key).ifPresent(kinds::add));
        return new Webhook(
                row.getLong("id"),
                row.getString("url"),
                kinds,
                row.getString("salt"),
                row.getString("secret_check"),
                row.getBoolean("is_active"),
                Optional.ofNullable(row.getString("stopped_because")),
                row.getString("created_by"),
                Sql.instant(row, "created_at"));
    }
}
