package io.customerprediction.app.store.webhooks;

import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.JobState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message to webhooks: something that happened.
 *
 * @param id the same for all webhooks and all attempts
 * @param at when it happened
 */
public record WebhookMessage(UUID id, Instant at, Content content) {
    /** What happened. */
    public sealed interface Content permits Ping, JobDone, ModelPromoted, RiskChanges, AudienceExported {
        /** The kind of message. */
        WebhookKind kind();
    }

    /** An administrator tries the webhook. */
    public record Ping() implements Content {
        @Override
        public WebhookKind kind() {
            return WebhookKind.PING;
        }
    }

    /**
     * A job has ended.
     *
     * @param job its number
     * @param jobKind the key of its {@link JobKind}
     * @param state how it ended
     */
    public record JobDone(long job, String jobKind, JobState state) implements Content {
        @Override
        public WebhookKind kind() {
            return WebhookKind.JOB_DONE;
        }
    }

    /**
     * Another model answers.
     *
     * @param before the model that answered before; empty if there was none
     * @param reason why, in words for people
     */
    public record ModelPromoted(String model, Optional<String> before, String reason) implements Content {
        @Override
        public WebhookKind kind() {
            return WebhookKind.MODEL_PROMOTED;
        }
    }

    /**
     * Customers whose risk band is another one than when all were scored before, those of the highest churn probability first.
     *
     * @param part number of this message among those of one scoring, from 1
     * @param leftOut customers whose change is in no message, because there were too many
     */
    public record RiskChanges(
            String model, LocalDate asOf, int part, int parts, int leftOut, List<RiskChange> customers)
            implements Content {
        /** Copies the list. */
        public RiskChanges {
            customers = List.copyOf(customers);
        }

        @Override
        public WebhookKind kind() {
            return WebhookKind.RISK_BAND_CHANGED;
        }
    }

    /**
     * An export of a saved audience was made.
     *
     * @param asOf the date that its predictions count from
     * @param customers how many are in it
     * @param address of the file on this server, which takes a key of an analyst
     */
    public record AudienceExported(long audience, String name, LocalDate asOf, long customers, String address)
            implements Content {
        @Override
        public WebhookKind kind() {
            return WebhookKind.AUDIENCE_EXPORTED;
        }
    }

    /** A customer whose risk band changed. */
    public record RiskChange(String customer, RiskBand before, RiskBand now) {}

    /** The message with this number, with the customers that have not been erased since. */
    static Optional<WebhookMessage> find(Connection connection, long number) throws SQLException {
        List<RiskChange> changes = Sql.list(
                connection,
                "SELECT customer_id, band_before, band FROM webhook_change WHERE message_id = ? ORDER BY customer_id",
                row -> new RiskChange(
                        row.getString("customer_id"),
                        RiskBand.numbered(row.getInt("band_before")),
                        RiskBand.numbered(row.getInt("band"))),
                number);
        return Sql.first(connection, "SELECT * FROM webhook_message WHERE id = ?", row -> message(row, changes), number)
                .flatMap(message -> message);
    }

    /** Empty for a kind of another release. */
    private static Optional<WebhookMessage> message(ResultSet row, List<RiskChange> changes) throws SQLException {
        UUID id = row.getObject("message_id", UUID.class);
        Instant at = Sql.instant(row, "happened_at");
        return content(row, changes).map(content -> new WebhookMessage(id, at, content));
    }

    private static Optional<Content> content(ResultSet row, List<RiskChange> changes) throws SQLException {
        Optional<WebhookKind> kind = WebhookKind.of(row.getString("kind"));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind.get()) {
                    case PING -> new Ping();
                    case JOB_DONE ->
                        new JobDone(
                                row.getLong("job_id"),
                                row.getString("job_kind"),
                                JobState.of(row.getString("job_state")));
                    case MODEL_PROMOTED ->
                        new ModelPromoted(
                                row.getString("model_id"),
                                Optional.ofNullable(row.getString("model_before")),
                                row.getString("reason"));
                    case AUDIENCE_EXPORTED ->
                        new AudienceExported(
                                row.getLong("audience_id"),
                                row.getString("audience_name"),
                                row.getObject("as_of", LocalDate.class),
                                row.getLong("customers"),
                                row.getString("address"));
                    case RISK_BAND_CHANGED ->
                        new RiskChanges(
                                row.getString("model_id"),
                                row.getObject("as_of", LocalDate.class),
                                row.getInt("part"),
                                row.getInt("parts"),
                                row.getInt("left_out"),
                                changes);
                });
    }
}
