package io.customerprediction.transactions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Passes rows that are kept to the sink, counts them, and takes refunds off their orders. Rows that earlier files of the same
 * log cover are rejected here.
 */
final class KeptRows {
    private final boolean hasOrders;
    private final LogConventions conventions;
    private final SeenOrders seen;
    private final RejectedRows rejected;
    private final OrderSink sink;
    private final Refunds refunds = new Refunds();
    private @Nullable EarlierFiles earlier;
    private long rows;
    private long rowsCovered;
    private long purchases;
    private boolean namesOrders;
    private int firstDay = Integer.MAX_VALUE;
    private int lastDay = Integer.MIN_VALUE;

    /** @param seen stands at the order whose rows are kept */
    KeptRows(LogConventions conventions, SeenOrders seen, RejectedRows rejected, OrderSink sink) {
        this.hasOrders = conventions.orders();
        this.conventions = conventions;
        this.seen = seen;
        this.rejected = rejected;
        this.sink = sink;
    }

    void after(EarlierFiles files) {
        earlier = files;
    }

    /**
     * Passes the rows on that are not rejected for a reason of their own.
     *
     * @param refund whether the order's rows only give money back
     * @param bought whether the order's rows can be a purchase
     */
    void keep(Piece piece, boolean refund, boolean bought) {
        OrderRun run = piece.run();
        if (run.customerTo > run.customerFrom && sink.isErased(run.customer, run.customerFrom, run.customerTo)) {
            rejected.addErased(run.rows);
            return;
        }
        if (earlier != null && run.rowsKept > 0 && isCovered(piece, earlier)) {
            return;
        }
        if (!run.plain) {
            piece.account(rejected);
        }
        if (run.undoes && run.refundedKey != 0) {
            refunds.undo(run.refundedKey);
        }
        if (run.rowsKept == 0) {
            end(run);
            return;
        }
        rows += run.rowsKept;
        purchases += run.purchase ? 1 : 0;
        namesOrders |= hasOrders && run.named;
        firstDay = Math.min(firstDay, run.day);
        lastDay = Math.max(lastDay, run.day);
        if (refund && run.refundedKey != 0) {
            refunds.add(run);
            return;
        }
        boolean newOrder = bought && run.purchase && (!hasOrders || seen.count());
        long millionths = millionths(run, newOrder);
        if (run.orderKey != 0) {
            refunds.order(run, millionths, newOrder);
        }
        sink.order(run.keyHigh, run.keyLow, run.number, run.numberFrom, run.numberTo);
        sink.lines(run.customer, run.customerFrom, run.customerTo, run.day, millionths, newOrder);
    }

    private void end(OrderRun run) {
        boolean hasKey = (run.keyHigh | run.keyLow) != 0;
        if (run.ended && hasKey) {
            sink.order(run.keyHigh, run.keyLow, run.number, run.numberFrom, run.numberTo);
            sink.orderEnded(run.customer, run.customerFrom, run.customerTo, run.day);
        }
    }

    /** A total that was counted by rows before does not count again. */
    private long millionths(OrderRun run, boolean newOrder) {
        boolean repeated = conventions.orderTotals() && run.named && run.purchase && !newOrder;
        return repeated ? run.millionths - run.total : run.millionths;
    }

    /** Whether an earlier file covers these rows, which are rejected then; otherwise this file does from now on. */
    private boolean isCovered(Piece piece, EarlierFiles files) {
        OrderRun run = piece.run();
        if (hasOrders ? files.coversOrder(run) : files.coversDay(run)) {
            firstDay = Math.min(firstDay, run.day);
            lastDay = Math.max(lastDay, run.day);
            rowsCovered += run.rows;
            piece.reject(hasOrders ? RejectionReason.DUPLICATED_ORDER : RejectionReason.COVERED_DAY, rejected);
            return true;
        }
        if (!hasOrders) {
            files.addDay(run);
        } else if (run.named) {
            files.addOrder(run);
        }
        return false;
    }

    /** No more rows come. */
    void finish() {
        rejected.note(RowNote.REFUND_OF_ORDER, refunds.takeOff(sink));
    }

    /** How many rows were kept. */
    long rows() {
        return rows;
    }

    /** Whether a row that was kept has an order. */
    boolean namesOrders() {
        return namesOrders;
    }

    /** @param read how many rows there were */
    CleaningTally tally(long read) {
        long bought = purchases + (earlier == null ? 0 : 1);
        return new CleaningTally(
                read, rows, rowsCovered, bought, namesOrders, rejected.statuses(), rejected.examples());
    }

    LocalDate firstDay() {
        return LocalDate.ofEpochDay(firstDay);
    }

    LocalDate lastDay() {
        return LocalDate.ofEpochDay(lastDay);
    }
}
