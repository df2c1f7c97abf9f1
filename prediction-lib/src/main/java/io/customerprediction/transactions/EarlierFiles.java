package io.customerprediction.transactions;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What earlier files of the same log cover, so that nothing counts twice where exports overlap: an order by its customer, day
 * and id; in a log without order ids, every day on which an earlier file has a row. Not thread-safe; one cleaner after the other
 * uses it.
 */
public final class EarlierFiles {
    private static final int OFFSET = 1 << 20; // days before 1970 have numbers too

    private final BitSet days = new BitSet();
    private final BitSet daysOfThis = new BitSet();
    private long[] orders = {};
    private long[] ordersOfThis = new long[1 << 10];
    private int count;

    /** Nothing is covered yet. */
    public EarlierFiles() {}

    /** The file that was read is an earlier one from now on. */
    public void next() {
        days.or(daysOfThis);
        daysOfThis.clear();
        long[] all = Arrays.copyOf(orders, orders.length + count);
        System.arraycopy(ordersOfThis, 0, all, orders.length, count);
        orders = Arrays.stream(all).sorted().distinct().toArray();
        count = 0;
    }

    boolean coversDay(OrderRun run) {
        return days.get(run.day + OFFSET);
    }

    boolean coversOrder(OrderRun run) {
        return run.named && Arrays.binarySearch(orders, run.key) >= 0;
    }

    void addDay(OrderRun run) {
        daysOfThis.set(run.day + OFFSET);
    }

    void addOrder(OrderRun run) {
        if (count == ordersOfThis.length) {
            ordersOfThis = Arrays.copyOf(ordersOfThis, count * 2);
        }
        ordersOfThis[count++] = run.key;
    }
}
