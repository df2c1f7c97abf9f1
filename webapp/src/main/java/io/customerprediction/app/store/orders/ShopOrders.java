package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes what shops say of their orders, each by the shop's own id. What is known of an order is read, changed and written in
 * one transaction, which is on disk when a call returns. Thread-safe.
 */
public final class ShopOrders {
    /** After these a later message may be about the order. */
    private static final Set<Outcome> REMEMBERED =
            EnumSet.of(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.AMENDED, Outcome.NO_PURCHASE);

    private final Arrivals arrivals;

    public ShopOrders(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /**
     * An order by the newest message about all of it.
     *
     * @param number of the order
     * @param customer as logs of purchases keep the id
     * @param isPurchase whether it counted then: not cancelled, pending or refunded as a whole
     * @param updatedAt when the shop last changed it; null if it does not say so
     */
    public record Known(
            String number,
            String customer,
            boolean isPurchase,
            @Nullable Instant updatedAt) {}

    /**
     * What a message changes.
     *
     * @param currency of the amounts; empty if it is not named
     * @param orders the order itself first; empty if nothing changes
     * @param after what is known then; null to leave it
     * @param answer is made of what was done with the orders
     */
    public record Change(
            String currency,
            List<ArrivingOrder> orders,
            @Nullable Known after,
            Function<List<Outcome>, String> answer) {
        /** Copies the orders. */
        public Change {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Takes a message.
     *
     * @param source the shop
     * @param shopId of the order
     * @param change is made of what is known of the order; may be called again if another message came at the same time
     * @return the answer
     * @throws StoreException if amounts of another currency are stored
     */
    public String take(String source, String shopId, Function<Optional<Known>, Change> change) {
        return arrivals.retried(connection -> {
            Arrivals.Sender sender = arrivals.sender(connection, source);
            Change made = change.apply(known(connection, sender, shopId));
            StoredCurrency.require(connection, made.currency());
            List<Outcome> outcomes = arrivals.store(connection, sender, made.orders());
            if (made.after() != null && !outcomes.isEmpty() && REMEMBERED.contains(outcomes.get(0))) {
                remember(connection, sender, shopId, made.after());
            }
            return made.answer().apply(outcomes);
        });
    }

    private static Optional<Known> known(Connection connection, Arrivals.Sender sender, String shopId)
            throws SQLException {
        return Sql.first(
                connection,
                "SELECT order_number, customer_id, is_purchase, updated_at FROM shop_order"
                        + " WHERE source_id = ? AND shop_id = ?",
                row -> new Known(
                        row.getString("order_number"),
                        row.getString("customer_id"),
                        row.getBoolean("is_purchase"),
                        Sql.optionalInstant(row, "updated_at").orElse(null)),
                sender.id(),
                shopId);
    }

    private static void remember(Connection connection, Arrivals.Sender sender, String shopId, Known known)
            throws SQLException {
        int rows = Sql.update(
                connection,
                "UPDATE shop_order SET order_number = ?, customer_id = ?, is_purchase = ?,"
                        + " updated_at = CAST(? AS TIMESTAMP WITH TIME ZONE) WHERE source_id = ? AND shop_id = ?",
                known.number(),
                known.customer(),
                known.isPurchase(),
                known.updatedAt(),
                sender.id(),
                shopId);
        if (rows == 0) {
            Sql.update(
                    connection,
                    "INSERT INTO shop_order (order_number, customer_id, is_purchase, updated_at, source_id, shop_id)"
                            + " VALUES (?, ?, ?, CAST(? AS TIMESTAMP WITH TIME ZONE), ?, ?)",
                    known.number(),
                    known.customer(),
                    known.isPurchase(),
                    known.updatedAt(),
                    sender.id(),
                    shopId);
        }
    }

    public static int erase(Connection connection, String customer) throws SQLException {
        return Sql.update(connection, "DELETE FROM shop_order WHERE customer_id = ?", customer);
    }
}
