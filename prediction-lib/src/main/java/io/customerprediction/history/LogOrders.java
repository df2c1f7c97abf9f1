package io.customerprediction.history;

import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.Slice;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The orders of a log, each with its key, customer, day and exact net amount: 38 bytes an order in columns. An order that
 * stands on several days is one for each day. They are there when the log was read, by customer in the order of the log.
 * Filled by one thread, then immutable.
 */
public final class LogOrders {
    private final OrderNames names;
    private final boolean everything;
    private long[] high = new long[256];
    private long[] low = new long[256];
    private long[] millionths = new long[256];
    private int[] days = new int[256];
    private int[] customers = new int[256];
    private short[] counts = new short[256];
    private byte[] text = new byte[1 << 10];
    private int textSize;
    private int[] numberFrom = new int[256];
    private int[] numberTo = new int[256];
    private int[] starts = {0};
    private int size;

    private LogOrders(OrderNames names, boolean everything) {
        this.names = names;
        this.everything = everything;
    }

    /** Keeps the orders that have a number. */
    public static LogOrders numbered(OrderNames names) {
        return new LogOrders(names, false);
    }

    /**
     * Also keeps what has no number, as one order of key 0 for each customer and day, and orders that only came to an end
     * (cancelled, refunded as a whole, charged back, failed), without amount and not counted; and the numbers themselves.
     */
    public static LogOrders everything(OrderNames names) {
        return new LogOrders(names, true);
    }

    /** How they are told apart. */
    public OrderNames names() {
        return names;
    }

    boolean isEverything() {
        return everything;
    }

    void add(int customer, long keyHigh, long keyLow, int day, long amount, int count) {
        if (!everything && (keyHigh | keyLow) == 0) {
            return;
        }
        int last = size - 1;
        if (size > 0
                && high[last] == keyHigh
                && low[last] == keyLow
                && customers[last] == customer
                && days[last] == day) {
            merge(last, amount, count);
            return;
        }
        if (size == high.length) {
            grow(size + (size >> 1));
        }
        high[size] = keyHigh;
        low[size] = keyLow;
        millionths[size] = amount;
        days[size] = day;
        customers[size] = customer;
        counts[size++] = (short) count;
    }

    /** The number of the order that was added or found last; empty if it is known or there is none. */
    void number(byte[] number) {
        int last = size - 1;
        if (everything && number.length > 0 && numberTo[last] == numberFrom[last]) {
            if (textSize + number.length > text.length) {
                text = Arrays.copyOf(text, Math.addExact(textSize, number.length) + (text.length >> 1));
            }
            System.arraycopy(number, 0, text, textSize, number.length);
            numberFrom[last] = textSize;
            textSize += number.length;
            numberTo[last] = textSize;
        }
    }

    private void merge(int into, long amount, int count) {
        millionths[into] = Math.addExact(millionths[into], amount);
        counts[into] = (short) Math.min(counts[into] + count, Short.MAX_VALUE);
    }

    private void grow(int length) {
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        millionths = Arrays.copyOf(millionths, length);
        days = Arrays.copyOf(days, length);
        customers = Arrays.copyOf(customers, length);
        counts = Arrays.copyOf(counts, length);
        if (everything) {
            numberFrom = Arrays.copyOf(numberFrom, length);
            numberTo = Arrays.copyOf(numberTo, length);
        }
    }

    /**
     * Sorts by customer, key and day, and merges what belongs together.
     *
     * @throws ArithmeticException if the amounts of one order are beyond a long number
     */
    void settle(int customersOfLog) {
        int[] sorted = byCustomer(customersOfLog);
        LogOrders settled = new LogOrders(names, everything);
        settled.grow(Math.max(1, size));
        int[] ends = new int[customersOfLog + 1];
        for (int customer = 0; customer < customersOfLog; customer++) {
            sort(sorted, starts[customer], starts[customer + 1]);
            for (int k = starts[customer]; k < starts[customer + 1]; k++) {
                int i = sorted[k];
                settled.add(customer, high[i], low[i], days[i], millionths[i], counts[i]);
                if (everything) {
                    settled.number(Arrays.copyOfRange(text, numberFrom[i], numberTo[i]));
                }
            }
            ends[customer + 1] = settled.size;
        }
        high = settled.high;
        low = settled.low;
        millionths = settled.millionths;
        days = settled.days;
        customers = settled.customers;
        counts = settled.counts;
        text = settled.text;
        numberFrom = settled.numberFrom;
        numberTo = settled.numberTo;
        size = settled.size;
        starts = ends;
    }

    private int[] byCustomer(int customersOfLog) {
        starts = new int[customersOfLog + 1];
        for (int i = 0; i < size; i++) {
            starts[customers[i] + 1]++;
        }
        for (int customer = 0; customer < customersOfLog; customer++) {
            starts[customer + 1] += starts[customer];
        }
        int[] next = Arrays.copyOf(starts, customersOfLog);
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[next[customers[i]]++] = i;
        }
        return sorted;
    }

    private void sort(int[] indexes, int from, int to) {
        if (to - from > 1) {
            int[] part = IntStream.range(from, to)
                    .map(k -> indexes[k])
                    .boxed()
                    .sorted(this::compare)
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(part, 0, indexes, from, part.length);
        }
    }

    private int compare(int a, int b) {
        int byHigh = Long.compare(high[a], high[b]);
        int byLow = byHigh != 0 ? byHigh : Long.compare(low[a], low[b]);
        return byLow != 0 ? byLow : Integer.compare(days[a], days[b]);
    }

    /** How many orders there are. */
    public int size() {
        return size;
    }

    /** How many customers the log has. */
    public int customers() {
        return starts.length - 1;
    }

    /** The customer's first order; the orders of one customer follow each other, sorted by key and day. */
    public int from(int customer) {
        return starts[customer];
    }

    /** Behind the customer's last order. */
    public int to(int customer) {
        return starts[customer + 1];
    }

    /** First half of an order's key. */
    public long keyHigh(int order) {
        return high[order];
    }

    /** Second half of an order's key. */
    public long keyLow(int order) {
        return low[order];
    }

    /** Whether the order has a number, and with it a key. */
    public boolean isNumbered(int order) {
        return (high[order] | low[order]) != 0;
    }

    /** The order's number; empty if it has none, or if numbers are not kept. */
    public String number(int order) {
        return everything ? Slice.decode(text, numberFrom[order], numberTo[order]) : "";
    }

    /** Days since 1970-01-01. */
    public int day(int order) {
        return days[order];
    }

    /** Net amount in millionths; 0 where the log has no amounts. */
    public long millionths(int order) {
        return millionths[order];
    }

    /** How often it counts as an order: 1, or 0 if it is not a purchase; more only for what has no number. */
    public int count(int order) {
        return counts[order];
    }
}
