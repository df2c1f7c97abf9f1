package io.customerprediction.history;

import java.util.Arrays;

/**
 * Entries grouped by customer, each customer's days ascending and distinct: customer {@code i} owns the elements from
 * {@code starts[i]} (inclusive) to {@code starts[i + 1]} (exclusive).
 */
record Columns(int[] starts, int[] days, long[] millionths, short[] orders) {

    /** How many entries or customers are worked on between two checks whether the work is still wanted. */
    private static final int STEP = 1 << 14;

    /**
     * Empties the entries into columns.
     *
     * @param check is run often; may throw to give up
     */
    static Columns of(Entries entries, int customers, Runnable check) {
        int size = entries.size();
        Columns grouped = new Columns(entries.starts(customers), new int[size], new long[size], new short[size]);
        entries.drainTo(grouped, check);
        return grouped.merged(check);
    }

    private Columns merged(Runnable check) {
        int to = 0;
        for (int customer = 0; customer < starts.length - 1; customer++) {
            if (customer % STEP == 0) {
                check.run();
            }
            int from = starts[customer];
            int end = starts[customer + 1];
            sort(from, end);
            starts[customer] = to;
            to = merge(from, end, to);
        }
        starts[starts.length - 1] = to;
        return to == days.length
                ? this
                : new Columns(
                        starts, Arrays.copyOf(days, to), Arrays.copyOf(millionths, to), Arrays.copyOf(orders, to));
    }

    private void sort(int from, int end) {
        for (int k = from + 1; k < end; k++) {
            if (days[k - 1] > days[k]) {
                sortByDay(from, end);
                return;
            }
        }
    }

    private void sortByDay(int from, int end) {
        long[] order = new long[end - from];
        for (int k = from; k < end; k++) {
            order[k - from] = (long) days[k] << 32 | k - from;
        }
        Arrays.sort(order);
        long[] oldMillionths = Arrays.copyOfRange(millionths, from, end);
        short[] oldOrders = Arrays.copyOfRange(orders, from, end);
        for (int k = 0; k < order.length; k++) {
            days[from + k] = (int) (order[k] >> 32);
            millionths[from + k] = oldMillionths[(int) order[k]];
            orders[from + k] = oldOrders[(int) order[k]];
        }
    }

    /** Adds up what stands on the same day, moving the result to {@code to}; returns where it ends. */
    private int merge(int from, int end, int to) {
        int at = to - 1;
        for (int k = from; k < end; k++) {
            if (k > from && days[at] == days[k]) {
                millionths[at] = Math.addExact(millionths[at], millionths[k]);
                orders[at] = (short) Math.min(orders[at] + orders[k], Short.MAX_VALUE);
            } else {
                at++;
                days[at] = days[k];
                millionths[at] = millionths[k];
                orders[at] = orders[k];
            }
        }
        return at + 1;
    }
}
