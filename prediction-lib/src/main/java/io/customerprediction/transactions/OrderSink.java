package io.customerprediction.transactions;

import org.jspecify.annotations.Nullable;

/**
 * Receives the cleaned rows of a log in the order of the file and from one thread. Neighbouring lines of one customer,
 * order and day come as one call, so an order whose lines stand together costs one call and no object.
 */
@FunctionalInterface
public interface OrderSink {
    /**
     * Takes lines of one customer, order and day.
     *
     * @param text holds the customer's id as UTF-8 from {@code from} (inclusive) to {@code to} (exclusive); valid
     *     only during the call
     * @param epochDay the calendar day as days since 1970-01-01
     * @param millionths the net amount of the lines in millionths of the log's currency, exact, so that a return
     *     cancels its purchase to the last digit; 0 where the log has no amounts
     * @param newOrder whether these lines are the first of an order that count as a purchase (one of them has a
     *     positive amount, or the log has no amounts)
     */
    void lines(byte[] text, int from, int to, int epochDay, long millionths, boolean newOrder);

    /**
     * Takes back that an order counted, because it was refunded in full; its money has been passed on by then.
     *
     * @param text holds the customer's id, as above
     */
    default void orderUndone(byte[] text, int from, int to, int epochDay) {}

    /** How orders are told apart, if the sink is to receive their keys; null if not. */
    default @Nullable OrderNames orderNames() {
        return null;
    }

    /**
     * Announces the order that the next call of another method is about, where {@link #orderNames} are given.
     *
     * @param keyHigh first half of the order's key; with {@code keyLow} 0 if the rows have no order id
     * @param keyLow second half
     * @param number holds the order's number from {@code from} (inclusive) to {@code to} (exclusive), valid only during the
     *     call; empty where it has been announced before
     */
    default void order(long keyHigh, long keyLow, byte[] number, int from, int to) {}

    /**
     * Takes notice of an order whose rows only say that it was cancelled, refunded as a whole, charged back or failed.
     *
     * @param text holds the customer's id, as above
     */
    default void orderEnded(byte[] text, int from, int to, int epochDay) {}

    /**
     * Whether a customer was erased: their rows are counted as such and nothing of them is passed on.
     *
     * @param text holds the customer's id, as above
     */
    default boolean isErased(byte[] text, int from, int to) {
        return false;
    }
}
