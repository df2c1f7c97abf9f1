package io.customerprediction.history;

import java.util.ArrayList;
import java.util.List;

/** A growing column store of (customer, day, amount, orders), in pages so that growing never copies. */
final class Entries {
    private static final int PAGE_BITS = 15;
    private static final int PAGE = 1 << PAGE_BITS;

    private record Page(int[] customers, int[] days, long[] millionths, short[] orders) {
        Page() {
            this(new int[PAGE], new int[PAGE], new long[PAGE], new short[PAGE]);
        }
    }

    private final List<Page> pages = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    int add(int customer, int day, long millionths, int orders) {
        if ((size & (PAGE - 1)) == 0) {
            pages.add(new Page());
        }
        Page page = pages.get(size >>> PAGE_BITS);
        int at = size & (PAGE - 1);
        page.customers[at] = customer;
        page.days[at] = day;
        page.millionths[at] = millionths;
        page.orders[at] = clip(orders);
        return size++;
    }

    int day(int index) {
        return pages.get(index >>> PAGE_BITS).days[index & (PAGE - 1)];
    }

    void merge(int index, long millionths, int orders) {
        Page page = pages.get(index >>> PAGE_BITS);
        int at = index & (PAGE - 1);
        page.millionths[at] = Math.addExact(page.millionths[at], millionths);
        page.orders[at] = clip(page.orders[at] + orders);
    }

    /** Where each customer's entries begin when grouped by customer; one more element than customers. */
    int[] starts(int customers) {
        int[] starts = new int[customers + 1];
        for (int index = 0; index < size; index++) {
            starts[pages.get(index >>> PAGE_BITS).customers[index & (PAGE - 1)] + 1]++;
        }
        for (int customer = 0; customer < customers; customer++) {
            starts[customer + 1] += starts[customer];
        }
        return starts;
    }

    /** Moves all entries into the columns, grouped by customer in the order of arrival; nothing is left here. */
    void drainTo(Columns columns, Runnable check) {
        int[] next = columns.starts().clone();
        int[] days = columns.days();
        long[] millionths = columns.millionths();
        short[] orders = columns.orders();
        for (int p = 0; p < pages.size(); p++) {
            check.run();
            Page page = pages.set(p, NONE);
            int filled = Math.min(PAGE, size - (p << PAGE_BITS));
            for (int at = 0; at < filled; at++) {
                int to = next[page.customers[at]]++;
                days[to] = page.days[at];
                millionths[to] = page.millionths[at];
                orders[to] = page.orders[at];
            }
        }
        pages.clear();
        size = 0;
    }

    private static final Page NONE = new Page(new int[0], new int[0], new long[0], new short[0]);

    private static short clip(int orders) {
        return (short) Math.min(orders, Short.MAX_VALUE);
    }
}
