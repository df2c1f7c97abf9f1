package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogOrders;
import io.customerprediction.history.PurchaseLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a file as orders that arrive. What has no number is one order for each customer and day, so that the same
 * rows in the next file are recognised.
 */
final class FileOrders {
    private static final int CHUNK = 1_000;

    private final PurchaseLog log;
    private final LogOrders orders;

    private FileOrders(PurchaseLog log, LogOrders orders) {
        this.log = log;
        this.orders = orders;
    }

    static FileOrders of(CleanedLog log) {
        LogOrders orders = Objects.requireNonNull(log.orders(), "the orders of the log");
        return new FileOrders(log.purchases(), orders);
    }

    /**
     * Some orders, with different keys.
     *
     * @param reused how many more there are whose number belongs to an order of another day
     */
    record Chunk(List<ArrivingOrder> orders, int reused) {}

    String source() {
        return orders.names().source();
    }

    boolean hasAmounts() {
        return log.hasAmounts();
    }

    /** @param amounts whether amounts are stored */
    Iterable<Chunk> chunks(boolean amounts) {
        return () -> new Iterator<>() {
            private int customer;
            private int next;

            @Override
            public boolean hasNext() {
                return next < orders.size();
            }

            @Override
            public Chunk next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no more orders");
                }
                List<ArrivingOrder> made = new ArrayList<>();
                int reused = 0;
                while (next < orders.size() && made.size() < CHUNK) {
                    while (next >= orders.to(customer)) {
                        customer++;
                    }
                    int end = end(next, orders.to(customer));
                    Days days = days(next, end, amounts);
                    made.add(order(next, log.customerId(customer), days));
                    reused += days.reused();
                    next = end;
                }
                return new Chunk(made, reused);
            }
        };
    }

    /** Behind the last day of an order. */
    private int end(int order, int limit) {
        int end = order + 1;
        while (orders.isNumbered(order)
                && end < limit
                && orders.keyHigh(end) == orders.keyHigh(order)
                && orders.keyLow(end) == orders.keyLow(order)) {
            end++;
        }
        return end;
    }

    private record Days(@Nullable Sale sale, List<Refund> refunds, int reused) {}

    private Days days(int from, int to, boolean amounts) {
        @Nullable Sale sale = null;
        List<Refund> refunds = new ArrayList<>();
        int reused = 0;
        for (int k = from; k < to; k++) {
            long millionths = orders.millionths(k);
            int day = orders.day(k);
            if (millionths < 0) {
                UUID key = OrderKeys.of("file", String.valueOf(day), String.valueOf(millionths));
                refunds.add(new Refund(key, day, amounts ? -millionths : 0));
            } else if (millionths > 0 || (orders.count(k) > 0 && !amounts)) {
                reused += sale == null ? 0 : 1;
                sale = sale == null ? new Sale(day, amounts ? millionths : 0) : sale;
            }
        }
        return new Days(sale, refunds, reused);
    }

    private ArrivingOrder order(int order, String customer, Days days) {
        boolean ended = days.sale() == null && days.refunds().isEmpty();
        return new ArrivingOrder(key(order, customer), customer, days.sale(), ended, days.refunds(), null, true);
    }

    private String key(int order, String customer) {
        String day = String.valueOf(orders.day(order));
        if (!orders.isNumbered(order)) {
            return OrderKeys.unnumbered(orders.day(order), OrderKeys.of(source(), customer, "", day));
        }
        return OrderKeys.order(
                source(), customer, orders.number(order), orders.names().perDay() ? day : "");
    }
}
