package io.customerprediction.history;

import io.customerprediction.transactions.OrderSink;
import java.util.Arrays;

/**
 * Gathers a log's lines into {@link PurchaseLog}'s columns. Lines of a customer and day that follow each other
 * are merged at once; the others when the log is complete, or earlier if they pile up.
 */
final class PurchaseLogBuilder implements OrderSink {
    private static final int NONE = -1;

    private final CustomerIds ids = new CustomerIds();
    private Entries entries = new Entries();
    private int[] lastEntry = new int[1024];
    private int mergeAt;

    PurchaseLogBuilder() {
        this(4_000_000);
    }

    /** @param mergeAt how many entries pile up before those of one customer and day are merged */
    PurchaseLogBuilder(int mergeAt) {
        this.mergeAt = mergeAt;
        Arrays.fill(lastEntry, NONE);
    }

    @Override
    public void lines(byte[] text, int from, int to, int epochDay, long millionths, boolean newOrder) {
        add(ids.number(text, from, to), epochDay, millionths, newOrder ? 1 : 0);
    }

    /** The customers met so far. */
    CustomerIds ids() {
        return ids;
    }

    void add(int customer, int epochDay, long millionths, int orders) {
        int last = lastEntry(customer);
        if (last != NONE && entries.day(last) == epochDay) {
            entries.merge(last, millionths, orders);
            return;
        }
        lastEntry[customer] = entries.add(customer, epochDay, millionths, orders);
        if (entries.size() >= mergeAt) {
            mergeDays();
        }
    }

    private int lastEntry(int customer) {
        if (customer >= lastEntry.length) {
            int old = lastEntry.length;
            lastEntry = Arrays.copyOf(lastEntry, Math.max(customer + 1, old * 2));
            Arrays.fill(lastEntry, old, lastEntry.length, NONE);
        }
        return lastEntry[customer];
    }

    /** Bounds memory by purchase days where a log's lines come in no order; doubling keeps the time linear. */
    private void mergeDays() {
        Columns columns = Columns.of(entries, ids.size());
        entries = new Entries();
        Arrays.fill(lastEntry, NONE);
        for (int customer = 0; customer < ids.size(); customer++) {
            for (int k = columns.starts()[customer]; k < columns.starts()[customer + 1]; k++) {
                lastEntry[customer] =
                        entries.add(customer, columns.days()[k], columns.millionths()[k], columns.orders()[k]);
            }
        }
        mergeAt = Math.max(mergeAt, entries.size() * 2);
    }

    /** The log of all lines so far; the builder must not be used afterwards. */
    PurchaseLog build(boolean hasAmounts, boolean hasOrders) {
        lastEntry = new int[0];
        return new PurchaseLog(ids, Columns.of(entries, ids.size()), hasAmounts, hasOrders);
    }
}
