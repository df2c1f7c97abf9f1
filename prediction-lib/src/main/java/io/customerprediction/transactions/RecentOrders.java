package io.customerprediction.transactions;

/**
 * The orders shortly before in the log, on the same day: pieces of one order that another interrupts are among them, while
 * an order that was written twice comes back after the log has moved on.
 */
final class RecentOrders {
    static final int MOST = 1 << 12;
    private final long[] keys = new long[MOST];
    private long count;
    private int day;

    /** Goes on to the next order of the log. */
    void add(OrderRun run) {
        if (run.day != day) {
            day = run.day;
            count = 0;
        }
        keys[(int) (count++ & (MOST - 1))] = run.key;
    }

    boolean contain(OrderRun run) {
        if (run.day != day) {
            return false;
        }
        for (int i = 0; i < Math.min(count, MOST); i++) {
            if (keys[i] == run.key) {
                return true;
            }
        }
        return false;
    }
}
