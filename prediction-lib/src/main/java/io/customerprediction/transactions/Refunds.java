package io.customerprediction.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Refunds that name their order: they are taken off the day of that order, wherever in the log it stands, so that an order
 * that was refunded in full is no purchase. Holds the balance of each order, and each refund.
 */
final class Refunds {
    /** Money that goes back, on a day of its own where the order is not in the log. */
    private record Refund(
            long orderKey,
            byte[] customer,
            int day,
            long millionths,
            int rows,
            long keyHigh,
            long keyLow,
            byte[] number) {}

    private final List<Refund> refunds = new ArrayList<>();
    private final List<Long> undone = new ArrayList<>();
    private OrderBalances orders = new OrderBalances();

    /**
     * Remembers rows of an order.
     *
     * @param counted whether they made it count as an order
     */
    void order(OrderRun run, long millionths, boolean counted) {
        int order = orders.findOrAdd(run);
        orders.add(order, millionths);
        if (counted) {
            orders.setCounted(order, true);
        }
    }

    /** Takes rows of a refund. */
    void add(OrderRun run) {
        byte[] customer = Arrays.copyOfRange(run.customer, run.customerFrom, run.customerTo);
        refunds.add(new Refund(
                run.refundedKey,
                customer,
                run.day,
                run.millionths,
                run.rowsKept,
                run.keyHigh,
                run.keyLow,
                Arrays.copyOfRange(run.number, run.numberFrom, run.numberTo)));
    }

    /** Remembers that an order was cancelled as a whole, wherever in the log it stands. */
    void undo(long orderKey) {
        undone.add(orderKey);
    }

    /** Passes the refunds on, when all rows have been read, and takes back what is left of orders that were cancelled; returns how many rows were taken off another one's order. */
    long takeOff(OrderSink sink) {
        long rows = 0;
        for (Refund refund : refunds) {
            int order = orders.find(refund.orderKey);
            if (order != OrderBalances.NONE) {
                takeOff(refund.millionths, order, sink);
                rows += orders.customerTo(order) > orders.customerFrom(order) ? refund.rows : 0;
            } else if (refund.customer.length > 0) { // without an order, a refund without a customer belongs to nothing
                sink.order(refund.keyHigh, refund.keyLow, refund.number, 0, refund.number.length);
                sink.lines(refund.customer, 0, refund.customer.length, refund.day, refund.millionths, false);
            }
        }
        for (long orderKey : undone) {
            int order = orders.find(orderKey);
            if (order != OrderBalances.NONE) {
                takeOff(-Math.max(0, orders.add(order, 0)), order, sink);
            }
        }
        refunds.clear();
        undone.clear();
        orders = new OrderBalances();
        return rows;
    }

    private void takeOff(long millionths, int order, OrderSink sink) {
        byte[] customers = orders.customers();
        int from = orders.customerFrom(order);
        int to = orders.customerTo(order);
        if (from == to) {
            return;
        }
        sink.order(orders.keyHigh(order), orders.keyLow(order), customers, 0, 0);
        sink.lines(customers, from, to, orders.day(order), millionths, false);
        if (orders.add(order, millionths) <= 0 && orders.isCounted(order)) {
            orders.setCounted(order, false);
            sink.order(orders.keyHigh(order), orders.keyLow(order), customers, 0, 0);
            sink.orderUndone(customers, from, to, orders.day(order));
        }
    }
}
