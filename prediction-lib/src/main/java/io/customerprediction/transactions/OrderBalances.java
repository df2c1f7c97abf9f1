package io.customerprediction.transactions;

import java.util.Arrays;

/**
 * What each order is worth so far, with its customer and day: about 60 bytes and the customer's id an order, found by an
 * open-addressing table at most two thirds full. Orders are identified by keyed hashes (see {@link KeyedHash}), never 0, so
 * that no log can make the table slow. Orders are numbered from 0 as they come.
 */
final class OrderBalances {
    static final int NONE = -1;

    /** For each slot the number of its order, plus one. */
    private int[] slots = new int[1 << 10];

    private long[] keys = new long[256];
    private long[] millionths = new long[256];
    private long[] keysHigh = new long[256];
    private long[] keysLow = new long[256];
    private int[] days = new int[256];
    private boolean[] counted = new boolean[256];
    private int[] customerEnds = new int[256];
    private byte[] customers = new byte[1 << 11];
    private int size;

    /** The number of the order with this key, or {@link #NONE}. */
    int find(long key) {
        return slots[slot(key)] - 1;
    }

    /** The number of the run's order, which has the run's customer and day if it is new. */
    int findOrAdd(OrderRun run) {
        int slot = slot(run.orderKey);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        add(run);
        slots[slot] = size;
        if (size >= slots.length / 3 * 2) {
            rehash();
        }
        return size - 1;
    }

    private void add(OrderRun run) {
        if (size == keys.length) {
            int length = size + (size >> 1);
            keys = Arrays.copyOf(keys, length);
            millionths = Arrays.copyOf(millionths, length);
            keysHigh = Arrays.copyOf(keysHigh, length);
            keysLow = Arrays.copyOf(keysLow, length);
            days = Arrays.copyOf(days, length);
            counted = Arrays.copyOf(counted, length);
            customerEnds = Arrays.copyOf(customerEnds, length);
        }
        int from = customerFrom(size);
        int length = run.customerTo - run.customerFrom;
        int to = Math.addExact(from, length);
        if (to > customers.length) {
            customers = Arrays.copyOf(customers, Math.max(to, customers.length + (customers.length >> 1)));
        }
        System.arraycopy(run.customer, run.customerFrom, customers, from, length);
        customerEnds[size] = to;
        keys[size] = run.orderKey;
        keysHigh[size] = run.keyHigh;
        keysLow[size] = run.keyLow;
        days[size] = run.day;
        size++;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int order = 0; order < size; order++) {
            slots[slot(keys[order])] = order + 1;
        }
    }

    private int slot(long key) {
        int at = (int) (key >>> 20) & (slots.length - 1);
        while (slots[at] != 0 && keys[slots[at] - 1] != key) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    /** Adds money, which may be negative; returns what the order is worth now. */
    long add(int order, long more) {
        millionths[order] += more;
        return millionths[order];
    }

    /** Whether the order counts as one. */
    boolean isCounted(int order) {
        return counted[order];
    }

    void setCounted(int order, boolean counts) {
        counted[order] = counts;
    }

    /** First half of the order's key for the sink. */
    long keyHigh(int order) {
        return keysHigh[order];
    }

    /** Second half of the order's key for the sink. */
    long keyLow(int order) {
        return keysLow[order];
    }

    /** Day of the order's first row. */
    int day(int order) {
        return days[order];
    }

    /** The bytes that hold the ids of the customers, from {@link #customerFrom} to {@link #customerTo} for an order. */
    byte[] customers() {
        return customers;
    }

    int customerFrom(int order) {
        return order == 0 ? 0 : customerEnds[order - 1];
    }

    int customerTo(int order) {
        return customerEnds[order];
    }
}
