package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.app.store.orders.StoredCurrency;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogOrders;
import io.customerprediction.history.PurchaseLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log that takes the place of what was stored.
 *
 * @param orderSource whose order numbers the log has; null if it has none
 * @param currency of the amounts; empty if it is not named
 * @param digest of the log as it was read; null if it did not come from a file
 */
public record Load(
        PurchaseLog log,
        @Nullable String orderSource,
        String currency,
        @Nullable UUID digest) {
    /** What all data sets know that were made of one load. */
    private static final String INHERITED =
            "load_id, loaded_at, covered_until, order_source, orders_of, replaced_id, customers_lost,"
                    + " replaced_currency, log_digest";

    /** Whose numbers the orders of a log have; null if it has none. */
    public static @Nullable String source(@Nullable LogOrders orders) {
        return orders == null || orders.size() == 0 ? null : orders.names().source();
    }

    /** A digest of what was read of a file: the same for the same file that was understood in the same way. */
    public static @Nullable UUID digest(CleanedLog log) {
        PurchaseLog purchases = log.purchases();
        return log.cleaning().sha256().isEmpty()
                ? null
                : OrderKeys.of(
                        log.cleaning().sha256(),
                        String.valueOf(log.cleaning().rowsKept()),
                        String.valueOf(purchases.size()),
                        String.valueOf(purchases.days()),
                        LogFingerprint.of(purchases).text());
    }

    /**
     * Notes on the data set of the load what it is, with what it replaces, which can be brought back from now on.
     *
     * @param loss what the log does not have of the data set that it replaces; empty if there is none
     */
    public void note(Connection transaction, long dataSet, Optional<Loss> loss, Instant now) throws SQLException {
        Sql.update(transaction, "UPDATE data_set SET replaced_id = NULL WHERE id <> ?", dataSet);
        Sql.update(
                transaction,
                "UPDATE data_set SET load_id = id, loaded_at = ?, covered_until = ?, order_source = ?, log_digest = CAST(? AS UUID),"
                        + " replaced_id = ?, customers_lost = ?, replaced_currency = ? WHERE id = ?",
                now,
                LocalDate.ofEpochDay(log.lastDay()),
                orderSource,
                digest,
                loss.map(lost -> lost.stored().id()).orElse(null),
                loss.map(Loss::customers).orElse(null),
                StoredCurrency.of(transaction).orElse(null),
                dataSet);
    }

    /** Has a data set that was made of another one know the same load. */
    static void inherit(Connection transaction, long from, long to) throws SQLException {
        Sql.update(
                transaction,
                "UPDATE data_set SET (" + INHERITED + ") = (SELECT " + INHERITED
                        + " FROM data_set WHERE id = ?) WHERE id = ?",
                from,
                to);
    }
}
