package io.customerprediction.app.store.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one request says about an order.
 *
 * @param key of the order, from {@link OrderKeys}
 * @param customer as logs of purchases keep the id
 * @param sale what was bought; null if the request has refunds of the order only
 * @param removed whether the order is no purchase any more: cancelled, refunded as a whole, charged back or failed
 * @param refunds each with a key of its own
 * @param updatedAt when the sender last changed the order; null if it does not say so
 * @param isWhole whether nothing of the order is missing, refunds included, as in a file
 */
public record ArrivingOrder(
        String key,
        String customer,
        @Nullable Sale sale,
        boolean removed,
        List<Refund> refunds,
        @Nullable Instant updatedAt,
        boolean isWhole) {
    /**
     * What was bought.
     *
     * @param epochDay days since 1970-01-01
     * @param millionths what was paid, positive; 0 where the data has no amounts
     */
    public record Sale(int epochDay, long millionths) {}

    /**
     * Money that went back.
     *
     * @param key by which it counts once
     * @param epochDay days since 1970-01-01
     * @param millionths positive
     */
    public record Refund(UUID key, int epochDay, long millionths) {}

    /** What a request says, which may have only some of the order's refunds. */
    public ArrivingOrder(
            String key,
            String customer,
            @Nullable Sale sale,
            boolean removed,
            List<Refund> refunds,
            @Nullable Instant updatedAt) {
        this(key, customer, sale, removed, refunds, updatedAt, false);
    }

    /** Copies the refunds. */
    public ArrivingOrder {
        refunds = List.copyOf(refunds);
    }

    /** What was done with an order that arrived. */
    public enum Outcome {
        /** It is new. */
        ACCEPTED,
        /** It is known as it is, or what is known is newer. */
        DUPLICATE,
        /** It was known otherwise. */
        AMENDED,
        /** It is not known and no purchase. */
        NO_PURCHASE,
        /** The number belongs to an order of another day. */
        ORDER_ID_REUSED,
        /** Its day is one that a loaded file covers, which does not say which orders it has. */
        MAY_BE_STORED,
        /** Its customer was erased. */
        ERASED,
        /** Its refunds add up to more than can be counted. */
        TOO_LARGE
    }
}
