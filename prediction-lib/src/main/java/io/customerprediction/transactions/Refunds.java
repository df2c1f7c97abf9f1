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
    /** An order, and what it is worth after the refunds so far. */
    private static final class Order {
        final byte[] customer;
        final int day;
        long millionths;
        boolean counted;

        Order(OrderRun run) {
            customer = Arrays.copyOfRange(run.customer, run.customerFrom, run.customerTo);
            day = run.day;
        }
    }

    /** Money that goes back, on a day of its own where the order is not in the log. */
    private record Refund(long orderKey, Order own, int rows) {}

    private final Map<Long, Order> orders = new HashMap<>();
    private final List<Refund> refunds = new ArrayList<>();

    /**
     * Remembers rows of an order.
     *
     * @param counted whether they made it count as an order
     */
    void order(OrderRun run, long millionths, boolean counted) {
        Order order = orders.computeIfAbsent(run.orderKey, absent -> new Order(run));
        order.millionths += millionths;
        order.counted |= counted;
    }

    /** Takes rows of a refund. */
    void add(OrderRun run) {
        Order own = new Order(run);
        own.millionths = run.millionths;
        refunds.add(new Refund(run.refundedKey, own, run.rowsKept));
    }

    /** Passes the refunds on, when all rows have been read; returns how many rows were taken off another one's order. */
    long takeOff(OrderSink sink) {
        long rows = 0;
        for (Refund refund : refunds) {
            Order order = orders.get(refund.orderKey);
            Order to = order == null ? refund.own : order;
            if (to.customer.length == 0) {
                continue; // neither the refund nor its order has a customer
            }
            sink.lines(to.customer, 0, to.customer.length, to.day, refund.own.millionths, false);
            if (order != null) {
                rows += refund.rows;
                order.millionths += refund.own.millionths;
                if (order.counted && order.millionths <= 0) {
                    order.counted = false;
                    sink.orderUndone(to.customer, 0, to.customer.length, to.day);
                }
            }
        }
        refunds.clear();
        orders.clear();
        return rows;
    }
}
