package io.customerprediction.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refunds that name their order: they are taken off the day of that order, wherever in the log it stands, so that an order
 * that was refunded in full is no purchase. Holds the customer and day of each order, and each refund.
 */
final class Refunds {
    /** Where money goes back to. */
    private record Place(byte[] customer, int day) {}

    /** Money that goes back; {@code place} is used where the order is not in the log. */
    private record Refund(long orderKey, Place place, long millionths, int rows) {}

    private final Map<Long, Place> orders = new HashMap<>();
    private final List<Refund> refunds = new ArrayList<>();

    /** Remembers an order. */
    void order(OrderRun run) {
        orders.putIfAbsent(run.orderKey, place(run));
    }

    /** Takes rows of a refund. */
    void add(OrderRun run) {
        refunds.add(new Refund(run.orderKey, place(run), run.millionths, run.rowsKept));
    }

    private static Place place(OrderRun run) {
        return new Place(Arrays.copyOfRange(run.customer, run.customerFrom, run.customerTo), run.day);
    }

    /** Passes the refunds on, when all rows have been read; returns how many rows were taken off another one's order. */
    long takeOff(OrderSink sink) {
        long rows = 0;
        for (Refund refund : refunds) {
            Place order = orders.get(refund.orderKey);
            rows += order == null ? 0 : refund.rows;
            Place to = order == null ? refund.place : order;
            sink.lines(to.customer, 0, to.customer.length, to.day, refund.millionths, false);
        }
        refunds.clear();
        orders.clear();
        return rows;
    }
}
