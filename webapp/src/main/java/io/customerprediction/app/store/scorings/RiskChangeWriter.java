package io.customerprediction.app.store.scorings;

import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Dialect;
import io.customerprediction.app.store.webhooks.MessageWriter;
import io.customerprediction.app.store.webhooks.WebhookKind;
import io.customerprediction.app.store.webhooks.WebhookMessage.RiskChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes messages about the customers whose risk band is another one than in the scoring before. */
final class RiskChangeWriter {
    /** The most customers of one message. */
    static final int CUSTOMERS = 1_000;

    /** The most customers in all messages of one scoring; those of the highest churn probability. */
    static final int MOST = 100_000;

    private final Connection transaction;
    private final Scoring scoring;
    private final List<Long> receivers;
    private final Instant now;

    RiskChangeWriter(Connection transaction, Scoring scoring, Instant now) throws SQLException {
        this.transaction = transaction;
        this.scoring = scoring;
        this.receivers = MessageWriter.receivers(transaction, WebhookKind.RISK_BAND_CHANGED);
        this.now = now;
    }

    /**
     * Compares the scoring with one before; writes nothing if no webhook wants it.
     *
     * @param before newest scoring of the same log that was complete
     */
    void write(Scoring before, Dialect dialect) throws SQLException {
        if (receivers.isEmpty()) {
            return;
        }
        boolean sameNumbers = before.dataSet().id() == scoring.dataSet().id();
        try (PreparedStatement changes = transaction.prepareStatement(
                "SELECT c.id, p.band AS band_before, c.band, COUNT(*) OVER () AS changes FROM "
                        + new CustomerTable(scoring.id(), dialect).name() + " c JOIN "
                        + new CustomerTable(before.id(), dialect).name() + " p ON "
                        + (sameNumbers ? "p.no = c.no" : "p.id = c.id")
                        + " WHERE p.band <> c.band ORDER BY c.churn_probability DESC, c.no LIMIT " + MOST)) {
            changes.setFetchSize(CUSTOMERS);
            try (ResultSet rows = changes.executeQuery()) {
                write(rows);
            }
        }
    }

    private void write(ResultSet rows) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO webhook_change (message_id, customer_id, band_before, band) VALUES (?, ?, ?, ?)")) {
            long message = 0;
            int written = 0;
            while (rows.next()) {
                if (written % CUSTOMERS == 0) {
                    insert.executeBatch();
                    message = message(rows.getInt("changes"), written / CUSTOMERS);
                }
                insert.setLong(1, message);
                insert.setString(2, rows.getString("id"));
                insert.setInt(3, rows.getInt("band_before"));
                insert.setInt(4, rows.getInt("band"));
                insert.addBatch();
                written++;
            }
            insert.executeBatch();
        }
    }

    private long message(int changes, int index) throws SQLException {
        int reported = Math.min(changes, MOST);
        RiskChanges content = new RiskChanges(
                scoring.model().id(),
                scoring.asOf(),
                index + 1,
                (reported + CUSTOMERS - 1) / CUSTOMERS,
                changes - reported,
                List.of());
        return MessageWriter.add(transaction, content, receivers, now);
    }
}
