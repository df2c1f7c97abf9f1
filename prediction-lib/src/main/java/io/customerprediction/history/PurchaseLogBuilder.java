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

    private final LineBatch batch = new LineBatch();
    private final int[] hashes = new int[LineBatch.MOST];
    private final int[] customers = new int[LineBatch.MOST];
    private final int[] starts = new int[LineBatch.MOST];

    /** Keeps reads that only warm the caches from being optimised away. */
    @SuppressWarnings("unused")
    private int touched;

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
        batch.add(text, from, to, epochDay, millionths, newOrder);
        if (batch.isFull()) {
            addBatch();
        }
    }

    private void addBatch() {
        int lines = batch.size();
        byte[] text = batch.text();
        for (int i = 0; i < lines; i++) {
            hashes[i] = CustomerIds.hash(text, batch.from(i), batch.to(i));
            customers[i] = ids.guess(hashes[i]);
        }
        touch(lines);
        for (int i = 0; i < lines; i++) {
            int customer = ids.number(text, batch.from(i), batch.to(i), hashes[i]);
            add(customer, batch.day(i), batch.millionths(i), batch.orders(i));
        }
        batch.clear();
    }

    /** Brings into the caches what adding the batch will read. */
    private void touch(int lines) {
        int sum = 0;
        for (int i = 0; i < lines; i++) {
            if (customers[i] >= 0) {
                starts[i] = ids.start(customers[i]);
                customers[i] = lastEntry(customers[i]);
            }
        }
        for (int i = 0; i < lines; i++) {
            if (customers[i] >= 0) {
                sum += ids.firstByte(starts[i]) + entries.day(customers[i]);
            }
        }
        touched = sum;
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
        addBatch();
        lastEntry = new int[0];
        return new PurchaseLog(ids, Columns.of(entries, ids.size()), hasAmounts, hasOrders);
    }
}
