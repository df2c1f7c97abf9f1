package io.customerprediction.history;

import java.util.Arrays;

/**
 * Lines that wait to be added together. A log of many customers touches memory all over the place; looked up one after
 * the other, every line waits for main memory several times. Looked at in stages, a batch at a time, the waits of its
 * lines overlap.
 */
final class LineBatch {
    static final int MOST = 256;

    private byte[] text = new byte[MOST * 16];
    private final int[] starts = new int[MOST + 1];
    private final int[] days = new int[MOST];
    private final long[] millionths = new long[MOST];
    private final byte[] orders = new byte[MOST];
    private final long[] keysHigh = new long[MOST];
    private final long[] keysLow = new long[MOST];
    private int size;

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MOST;
    }

    void add(byte[] id, int from, int to, int day, long amount, int newOrders) {
        int start = starts[size];
        int end = start + to - from;
        if (end > text.length) {
            text = Arrays.copyOf(text, end * 2);
        }
        System.arraycopy(id, from, text, start, to - from);
        days[size] = day;
        millionths[size] = amount;
        orders[size] = (byte) newOrders;
        starts[++size] = end;
    }

    /** The key of the order that the last line belongs to. */
    void order(long keyHigh, long keyLow) {
        keysHigh[size - 1] = keyHigh;
        keysLow[size - 1] = keyLow;
    }

    long keyHigh(int line) {
        return keysHigh[line];
    }

    long keyLow(int line) {
        return keysLow[line];
    }

    void clear() {
        size = 0;
    }

    byte[] text() {
        return text;
    }

    int from(int line) {
        return starts[line];
    }

    int to(int line) {
        return starts[line + 1];
    }

    int day(int line) {
        return days[line];
    }

    long millionths(int line) {
        return millionths[line];
    }

    int orders(int line) {
        return orders[line];
    }
}
