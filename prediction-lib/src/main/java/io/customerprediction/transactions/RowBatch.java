package io.customerprediction.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring rows of a source: where each begins, whether it is kept, and the runs of one order that they make. A source
 * fills it row by row and passes it to its {@link RowCleaner}. Not thread-safe, but batches of one cleaner may be filled by
 * different threads.
 *
 * <p>For each row: set {@link #customer()} and {@link #order()} (left alone where the log has no orders), call {@link
 * #beginRow}, then {@link #content} and {@link #meaning}; while {@link #isKept()}, {@link #product} and {@link #amount}; at
 * last {@link #endRow}.
 */
public final class RowBatch {
    /** The row has no date. */
    public static final int MISSING_DAY = Integer.MIN_VALUE + 1;

    /** The row has a date that cannot be read. */
    public static final int UNREADABLE_DAY = Integer.MIN_VALUE;

    private static final Set<RejectionReason> ENDS_ORDER = EnumSet.of(
            RejectionReason.CANCELLED, RejectionReason.REFUNDED, RejectionReason.CHARGEBACK, RejectionReason.FAILED);

    private final RowRules rules;
    private final @Nullable OrderDigest digest;
    private final KeyedHash hash;
    private final RowDetails details;
    private final boolean hasOrders;
    private final List<OrderRun> runs = new ArrayList<>();
    private int rows;
    private int[] positions;
    private short[] statuses;
    private int end;

    private Slice customer = new Slice();
    private Slice order = new Slice();
    private final Slice refundedOrder = new Slice();
    private Slice runCustomer = new Slice();
    private Slice runOrder = new Slice();
    private @Nullable OrderRun run;
    private OrderRun current = new OrderRun(0);
    private short status;
    private RowMeaning meaning = RowMeaning.SALE;
    private long millionths;

    /** @param names how orders are told apart; null if the sink needs no keys */
    RowBatch(
            RowRules rules,
            boolean hasOrders,
            KeyedHash hash,
            RowDetails details,
            int expectedRows,
            @Nullable OrderNames names) {
        this.rules = rules;
        this.digest = names == null || !hasOrders ? null : new OrderDigest(names);
        this.hasOrders = hasOrders;
        this.hash = hash;
        this.details = details;
        this.positions = new int[expectedRows];
        this.statuses = new short[expectedRows];
    }

    /** The next row's customer; ask for it again before each row. */
    public Slice customer() {
        return customer;
    }

    /** The next row's order, or its time where times identify rows; ask for it again before each row. */
    public Slice order() {
        return order;
    }

    /** The order that the next row gives money back for, if the row names one; empty otherwise. */
    public Slice refundedOrder() {
        return refundedOrder;
    }

    /**
     * Begins a row.
     *
     * @param day of the purchase since 1970-01-01, {@link #MISSING_DAY} or {@link #UNREADABLE_DAY}
     */
    public void beginRow(int day) {
        current = runOfRow(day);
        status = current.status;
        meaning = RowMeaning.SALE;
        millionths = 0;
    }

    /** The run of the row before, if order, customer and day are the same; else a new one. */
    private OrderRun runOfRow(int day) {
        if (run != null && run.day == day && customer.same(runCustomer) && order.same(runOrder)) {
            return run;
        }
        OrderRun begun = newRun();
        describe(begun, day);
        run = begun;
        Slice free = runCustomer;
        runCustomer = customer;
        customer = free;
        free = runOrder;
        runOrder = order;
        order = free;
        return begun;
    }

    private OrderRun newRun() {
        OrderRun made = new OrderRun(rows);
        runs.add(made);
        return made;
    }

    private void describe(OrderRun made, int day) {
        made.day = day;
        boolean byOrder = hasOrders || rules.conventions().timesIdentify();
        if (byOrder || rules.conventions().onlyBlocksIdentify()) {
            made.named = !byOrder || !order.isMissing();
            made.key = key(day);
            if (hasOrders && rules.conventions().refundsOfOrders()) {
                made.orderKey = orderKey(order);
                made.refundedKey = namesAnother() ? orderKey(refundedOrder) : made.orderKey;
            }
        }
        made.cancelled = rules.isCancelled(order);
        made.status = rules.orderStatus(customer, day, order);
        if (made.status == RowStatus.KEPT) {
            CustomerIdText.put(customer, made);
            if (digest != null && made.named) {
                digest.put(namesAnother() ? refundedOrder : order, made);
            }
        }
    }

    private long key(int day) {
        long whoAndWhen = hash.of(day, customer.bytes(), customer.from(), customer.to());
        return order.isMissing() ? whoAndWhen : hash.of(whoAndWhen, order.bytes(), order.from(), order.to());
    }

    private long orderKey(Slice named) {
        return named.isMissing() ? 0 : hash.of(1, named.bytes(), named.from(), named.to());
    }

    private boolean namesAnother() {
        return !refundedOrder.isMissing() && !Placeholders.isGuest(refundedOrder);
    }

    /** The whole row, by which a duplicate of its order is recognised. */
    public void content(byte[] text, int from, int to) {
        if (current.named) {
            current.content += hash.ofRow(text, from, to);
        }
    }

    /** Whether nothing was found yet for which the row is rejected. */
    public boolean isKept() {
        return RowStatus.isKept(status);
    }

    /** What the row is; a sale unless this is called. */
    public void meaning(RowMeaning said) {
        meaning = said;
        RejectionReason reason = said.reason();
        if (reason != null) {
            reject(reason);
            current.ended |= ENDS_ORDER.contains(reason);
            current.undoes |= said == RowMeaning.UNDONE;
        } else if (said == RowMeaning.REFUND
                && current.refundedKey != 0
                && RowStatus.reason(status) == RejectionReason.MISSING_CUSTOMER) {
            status = RowStatus.KEPT; // the order that it names has the customer
        }
    }

    /** Rejects the row, unless it is for a reason that comes before. */
    public void reject(RejectionReason reason) {
        RejectionReason soFar = RowStatus.reason(status);
        if (soFar == null || soFar.compareTo(reason) > 0) {
            status = RowStatus.of(reason);
        }
    }

    /** The product's code; empty where it is missing. */
    public void product(Slice code) {
        status = ProductCodes.status(code);
    }

    /** The amount in millionths, {@link Millionths#MISSING} or {@link Millionths#UNREADABLE}; ignored without amounts. */
    public void amount(long inMillionths) {
        millionths = rules.hasAmounts() ? signed(inMillionths) : 0;
        if (rules.conventions().orderTotals() && current.named && isCounted()) {
            millionths = 0;
            status = RowStatus.noting(status, RowNote.REPEATED_TOTAL);
        } else {
            status = rules.amountStatus(status, millionths, current.cancelled);
            current.total = RowStatus.isKept(status) ? millionths : current.total;
        }
    }

    private long signed(long inMillionths) {
        return meaning == RowMeaning.REFUND && Millionths.isNumber(inMillionths)
                ? -Math.abs(inMillionths)
                : inMillionths;
    }

    /** Whether the order's total stands on another row. */
    private boolean isCounted() {
        return millionths == Millionths.MISSING || (millionths == current.total && current.rowsKept > 0);
    }

    /**
     * Ends the row.
     *
     * @param position where it begins in the batch, larger than that of the row before: the rows' distance is taken for
     *     their size in bytes
     */
    public void endRow(int position) {
        add(current, position, status, !current.cancelled && (millionths > 0 || !rules.hasAmounts()));
    }

    /** Adds a row without readable fields. */
    public void brokenRow(int position) {
        run = null;
        millionths = 0;
        add(newRun(), position, RowStatus.of(RejectionReason.BROKEN_ROW), false);
    }

    private void add(OrderRun to, int position, short rowStatus, boolean purchase) {
        if (rows == statuses.length) {
            positions = Arrays.copyOf(positions, rows * 2 + 1);
            statuses = Arrays.copyOf(statuses, rows * 2 + 1);
        }
        positions[rows] = position;
        statuses[rows++] = rowStatus;
        to.add(rowStatus, millionths, purchase);
    }

    /** No more rows come; the last one ends there. */
    public void end(int position) {
        end = position;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    List<OrderRun> runs() {
        return runs;
    }

    short status(int row) {
        return statuses[row];
    }

    /** How much text a run takes. */
    int bytes(int run) {
        int from = run == 0 ? 0 : positions[runs.get(run).firstRow];
        int to = run == runs.size() - 1 ? end : positions[runs.get(run + 1).firstRow];
        return to - from;
    }

    RejectedRow describe(RejectionReason reason, int row) {
        return details.describe(reason, row, positions[row]);
    }
}
