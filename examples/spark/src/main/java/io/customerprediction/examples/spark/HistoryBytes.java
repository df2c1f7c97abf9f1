package io.customerprediction.examples.spark;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A customer's days as bytes, between the stages of the job: for each day, ascending, the day since 1970-01-01 (four bytes), the
 * net amount in millionths (eight) and the number of orders (two). Also collects them. For one thread.
 */
final class HistoryBytes {
    private static final int DAY = Integer.BYTES + Long.BYTES + Short.BYTES;

    private int[] days = new int[16];
    private long[] millionths = new long[16];
    private int[] orders = new int[16];
    private int size;

    /**
     * Adds to a day, which must not be before the last one.
     *
     * @throws ArithmeticException if the amounts of the day add up to more than 9e12
     */
    void add(int day, long more, int moreOrders) {
        if (size == 0 || days[size - 1] != day) {
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                millionths = Arrays.copyOf(millionths, size * 2);
                orders = Arrays.copyOf(orders, size * 2);
            }
            days[size] = day;
            millionths[size] = 0;
            orders[size++] = 0;
        }
        millionths[size - 1] = Math.addExact(millionths[size - 1], more);
        orders[size - 1] += moreOrders;
    }

    /** How many days there are. */
    int size() {
        return size;
    }

    /** Takes all days, and begins anew. */
    byte[] take() {
        ByteBuffer bytes = ByteBuffer.allocate(size * DAY);
        for (int k = 0; k < size; k++) {
            bytes.putInt(days[k]).putLong(millionths[k]).putShort((short) Math.min(orders[k], Short.MAX_VALUE));
        }
        size = 0;
        return bytes.array();
    }

    /** How many days the bytes hold. */
    static int size(byte[] history) {
        return history.length / DAY;
    }

    /** The k-th day since 1970-01-01. */
    static int day(byte[] history, int k) {
        return ByteBuffer.wrap(history).getInt(k * DAY);
    }

    /** The net amount of the k-th day in millionths. */
    static long millionths(byte[] history, int k) {
        return ByteBuffer.wrap(history).getLong(k * DAY + Integer.BYTES);
    }

    /** How many orders the k-th day has. */
    static int orders(byte[] history, int k) {
        return ByteBuffer.wrap(history).getShort(k * DAY + Integer.BYTES + Long.BYTES);
    }
}
