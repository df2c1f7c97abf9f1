package io.customerprediction.history;

import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.OrderSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link PurchaseLog} from purchases in any order: from cleaned rows, as an {@link OrderSink} of any {@link
 * io.customerprediction.transactions.RowSource}, or from a customer's days with {@link #add(String, LocalDate, BigDecimal,
 * int)}. Purchases of a customer and day that follow each other are merged at once; the others when the log is complete, or
 * earlier if they pile up. Used once and by one thread.
 */
public final class PurchaseLogBuilder implements OrderSink {
    private static final int NONE = -1;

    private static final double MILLION = 1e6;
    private static final int MERGE_AT = 4_000_000;

    private final CustomerIds ids;
    private final Runnable check;
    private final @Nullable LogOrders logOrders;
    private long keyHigh;
    private long keyLow;
    private byte[] number = {};
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

    /** An empty builder. */
    public PurchaseLogBuilder() {
        this(MERGE_AT, new CustomerIds(), () -> {});
    }

    /** @param check is run during long work, such as the last merge; may throw to give up */
    PurchaseLogBuilder(Runnable check) {
        this(check, null);
    }

    /**
     * @param check is run during long work, such as the last merge; may throw to give up
     * @param orders receives each order; null if they are not wanted
     */
    PurchaseLogBuilder(Runnable check, @Nullable LogOrders orders) {
        this(MERGE_AT, new CustomerIds(), check, orders);
    }

    /** @param mergeAt how many entries pile up before those of one customer and day are merged */
    PurchaseLogBuilder(int mergeAt) {
        this(mergeAt, new CustomerIds(), () -> {});
    }

    PurchaseLogBuilder(int mergeAt, CustomerIds ids, Runnable check) {
        this(mergeAt, ids, check, null);
    }

    private PurchaseLogBuilder(int mergeAt, CustomerIds ids, Runnable check, @Nullable LogOrders orders) {
        this.logOrders = orders;
        this.mergeAt = mergeAt;
        this.ids = ids;
        this.check = check;
        Arrays.fill(lastEntry, NONE);
    }

    /**
     * Adds what a customer bought on a day.
     *
     * @param customerId not blank, at most 65,534 bytes as UTF-8
     * @param amount net of returns, at most 1e12 either way; zero where the log has no amounts
     * @param orders how many orders that was; 0 if it is a return, or more of an order that was added before
     * @throws IllegalArgumentException if a value is out of range
     * @throws ArithmeticException if the amounts of a customer and day add up to more than 9e12
     */
    public void add(String customerId, LocalDate day, BigDecimal amount, int orders) {
        long millionths = Millionths.of(amount);
        if (customerId.isBlank()) {
            throw new IllegalArgumentException("customerId is blank: give every purchase its customer");
        }
        if (!Millionths.isNumber(millionths)) {
            throw new IllegalArgumentException("amount " + amount + " is out of range: give at most 1e12 either way");
        }
        if (orders < 0) {
            throw new IllegalArgumentException(orders + " orders on " + day + ": give 0 or more");
        }
        addBatch();
        byte[] id = customerId.getBytes(StandardCharsets.UTF_8);
        add(ids.number(id, 0, id.length), Math.toIntExact(day.toEpochDay()), millionths, orders);
    }

    /** Adds all days of a customer. */
    public void add(String customerId, CustomerHistory history) {
        addBatch();
        byte[] id = customerId.getBytes(StandardCharsets.UTF_8);
        int customer = ids.number(id, 0, id.length);
        for (int k = 0; k < history.size(); k++) {
            add(customer, history.day(k), Math.round(history.amount(k) * MILLION), history.orders(k));
        }
    }

    @Override
    public void lines(byte[] text, int from, int to, int epochDay, long millionths, boolean newOrder) {
        add(text, from, to, epochDay, millionths, newOrder ? 1 : 0);
    }

    @Override
    public void orderUndone(byte[] text, int from, int to, int epochDay) {
        add(text, from, to, epochDay, 0, -1);
    }

    @Override
    public @Nullable OrderNames orderNames() {
        return logOrders == null ? null : logOrders.names();
    }

    @Override
    public void order(long high, long low, byte[] text, int from, int to) {
        keyHigh = high;
        keyLow = low;
        if (logOrders != null && logOrders.isEverything()) {
            number = Arrays.copyOfRange(text, from, to);
        }
    }

    @Override
    public void orderEnded(byte[] text, int from, int to, int epochDay) {
        if (logOrders != null && logOrders.isEverything()) {
            addBatch();
            logOrders.add(ids.number(text, from, to), keyHigh, keyLow, epochDay, 0, 0);
            logOrders.number(number);
        }
    }

    private void add(byte[] text, int from, int to, int epochDay, long millionths, int orders) {
        batch.add(text, from, to, epochDay, millionths, orders);
        if (logOrders != null) {
            batch.order(keyHigh, keyLow);
        }
        if (batch.isFull() || (logOrders != null && logOrders.isEverything())) {
            addBatch();
        }
    }

    private void addBatch() {
        int lines = batch.size();
        byte[] text = batch.text();
        for (int i = 0; i < lines; i++) {
            hashes[i] = ids.hash(text, batch.from(i), batch.to(i));
            customers[i] = ids.guess(hashes[i]);
        }
        touch(lines);
        for (int i = 0; i < lines; i++) {
            int customer = ids.number(text, batch.from(i), batch.to(i), hashes[i]);
            add(customer, batch.day(i), batch.millionths(i), batch.orders(i));
            if (logOrders != null) {
                logOrders.add(
                        customer,
                        batch.keyHigh(i),
                        batch.keyLow(i),
                        batch.day(i),
                        batch.millionths(i),
                        batch.orders(i));
                logOrders.number(number);
            }
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

    /** The customers so far. */
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
        Columns columns = Columns.of(entries, ids.size(), check);
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

    /**
     * The log of everything added; the builder must not be used afterwards.
     *
     * @param hasAmounts whether amounts are known; if not, every day is a purchase day
     * @param hasOrders whether orders are known; if not, every purchase day counts as one order
     * @throws ArithmeticException if the amounts of a customer and day add up to more than 9e12
     */
    public PurchaseLog build(boolean hasAmounts, boolean hasOrders) {
        addBatch();
        lastEntry = new int[0];
        if (logOrders != null) {
            logOrders.settle(ids.size());
        }
        return new PurchaseLog(ids, Columns.of(entries, ids.size(), check), hasAmounts, hasOrders);
    }
}
