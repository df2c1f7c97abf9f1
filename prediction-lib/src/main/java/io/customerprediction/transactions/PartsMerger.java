package io.customerprediction.transactions;

import io.customerprediction.transactions.MergeFacts.Duplicates;
import io.customerprediction.transactions.MergeFacts.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the pieces of orders that several {@link PartCleaner}s have made: finds orders that stand twice, counts each
 * once and takes refunds off their orders, as {@link RowCleaner} does. Holds no more than the pieces of one order, so that
 * neither the log nor a customer can be too large. For one thread.
 *
 * <p>All pieces with the same {@link OrderPiece#key} have to come to one merger, one after the other, sorted by part and index.
 * Where refunds name their orders ({@link LogConventions#refundsOfOrders}), so do all with the same {@link
 * OrderPiece#orderKey}, sorted by key first.
 */
public final class PartsMerger {
    private static final long NOWHERE = -1;

    /** Rows that are kept, or a refund, while the rest of their order is waited for. */
    private record Kept(OrderPiece piece, PieceSums sums, long place, boolean refund, boolean newOrder) {}

    private final int group;
    private final LogConventions conventions;
    private final WholeLog log;
    private final OrderSink sink;
    private final long[] newOrders;
    private final long[] returns;
    private final long[] candidates;
    private final LongStream.Builder suspects = LongStream.builder();
    private long duplicatedOrders;
    private Duplicates duplicates = Duplicates.NONE;
    private long refundRows;

    /** Whether the order was cancelled as a whole. */
    private boolean undone;

    private int firstDay = Outcome.NONE.firstDay();
    private int lastDay = Outcome.NONE.lastDay();

    private @Nullable OrderPiece first;
    private @Nullable OrderPiece latest;
    private PieceSums sums = new PieceSums();

    /** Of the order, customer and day at hand: whether any piece was seen, where the last one stands, and what all add up to. */
    private boolean known;

    private long lastPlace = NOWHERE;
    private long orderKey;
    private int content;
    private boolean counted;
    private final List<Kept> waiting = new ArrayList<>();

    /**
     * A merger of one group of orders.
     *
     * @param group its number
     * @param sink receives what is kept, one day of a customer after the other where the pieces come so
     */
    public PartsMerger(int group, LogConventions conventions, WholeLog log, OrderSink sink) {
        this.group = group;
        this.conventions = conventions;
        this.log = log;
        this.sink = sink;
        this.newOrders = new long[log.sections()];
        this.returns = new long[log.sections()];
        this.candidates = new long[log.sections()];
    }

    /**
     * Takes the next piece.
     *
     * @throws ArithmeticException if the amounts of one order add up to more than 9e12
     */
    public void add(OrderPiece piece) {
        PieceSums own = PieceSums.of(piece.sums());
        if (first != null && latest != null && first.key() == piece.key()) {
            if (piece.key() != 0 && log.follows(latest, piece)) {
                sums.add(own, conventions.orderTotals());
                latest = piece;
                return;
            }
            judge();
        } else {
            judge();
            begin(piece);
        }
        first = piece;
        latest = piece;
        sums = own;
    }

    private void begin(OrderPiece piece) {
        if (orderKey != piece.orderKey() || piece.orderKey() == 0) {
            endOrder();
            orderKey = piece.orderKey();
        }
        known = false;
        lastPlace = NOWHERE;
        content = 0;
        counted = false;
    }

    /** No more pieces come. */
    public MergeFacts finish() {
        judge();
        endOrder();
        Outcome outcome = new Outcome(duplicatedOrders, duplicates, refundRows, firstDay, lastDay);
        return new MergeFacts(
                group, newOrders, returns, candidates, suspects.build().toArray(), outcome);
    }

    private void judge() {
        OrderPiece piece = first;
        if (piece == null) {
            return;
        }
        long place = log.place(piece.part(), piece.index());
        if (isRepeated(piece, place)) {
            duplicatedOrders += conventions.onlyBlocksIdentify() ? 0 : 1;
            duplicates = duplicates.plus(new Duplicates(sums.rows, sums.rowsKept, sums.statuses));
        } else if (sums.rowsKept > 0) {
            firstDay = Math.min(firstDay, piece.day());
            lastDay = Math.max(lastDay, piece.day());
            undone |= sums.undoes;
            keep(piece, place);
        } else {
            undone |= sums.undoes;
        }
        first = null;
    }

    private boolean isRepeated(OrderPiece piece, long place) {
        int section = log.section(place);
        long recent = Math.max(log.sameDayFrom(piece.part(), piece.index(), sums.sameDay), place - RecentOrders.MOST);
        int own = (int) sums.content & Integer.MAX_VALUE;
        boolean candidate = sums.named
                && !sums.isTooLong()
                && known
                && content == own
                && (lastPlace < recent || lastPlace == NOWHERE);
        lastPlace = place;
        candidates[section] += candidate ? 1 : 0;
        if (candidate && log.isTogether(section)) {
            if (conventions.onlyBlocksIdentify()) {
                suspects.add(place);
                return log.isInBlock(place);
            }
            return true;
        }
        returns[section] += known && sums.named ? 1 : 0;
        newOrders[section] += known ? 0 : 1;
        content = (content + own) & Integer.MAX_VALUE;
        known = true;
        return false;
    }

    private void keep(OrderPiece piece, long place) {
        boolean whole = !sums.isTooLong();
        boolean refund = whole && !sums.purchase && sums.millionths < 0;
        boolean bought = !whole || !conventions.refundsOfOrders() || !conventions.amounts() || sums.millionths > 0;
        if (refund && piece.orderKey() != 0) {
            waiting.add(new Kept(piece, sums, place, true, false));
            return;
        }
        boolean newOrder = bought && sums.purchase && (!conventions.orders() || !counted);
        counted |= newOrder;
        boolean repeated = conventions.orderTotals() && sums.named && sums.purchase && !newOrder;
        sums.millionths = repeated ? sums.millionths - sums.total : sums.millionths;
        if (piece.orderKey() != 0) {
            waiting.add(new Kept(piece, sums, place, false, newOrder));
        }
        lines(piece, piece.day(), sums.millionths, newOrder);
    }

    private void lines(OrderPiece of, int day, long millionths, boolean newOrder) {
        sink.lines(of.customer(), 0, of.customer().length, day, millionths, newOrder);
    }

    /** All pieces of the order have come: takes its refunds off, in their order, as {@link Refunds} does. */
    private void endOrder() {
        if (undone || waiting.stream().anyMatch(Kept::refund)) {
            waiting.sort(Comparator.comparingLong(Kept::place));
            OrderPiece order = null;
            long balance = 0;
            boolean counts = false;
            for (Kept kept : waiting) {
                if (!kept.refund) {
                    order = order == null ? kept.piece : order;
                    balance += kept.sums.millionths;
                    counts |= kept.newOrder;
                }
            }
            for (Kept kept : waiting) {
                if (kept.refund) {
                    balance += kept.sums.millionths;
                    takeOff(kept, order, counts && balance <= 0);
                    counts &= balance > 0;
                }
            }
            if (undone && order != null && order.customer().length > 0) {
                undo(order, Math.max(0, balance), counts);
            }
        }
        undone = false;
        waiting.clear();
    }

    private void undo(OrderPiece order, long left, boolean counts) {
        lines(order, order.day(), -left, false);
        if (counts) {
            sink.orderUndone(order.customer(), 0, order.customer().length, order.day());
        }
    }

    private void takeOff(Kept refund, @Nullable OrderPiece order, boolean undone) {
        if (order == null) {
            if (refund.piece.customer().length
                    > 0) { // without an order, a refund without a customer belongs to nothing
                lines(refund.piece, refund.piece.day(), refund.sums.millionths, false);
            }
        } else if (order.customer().length > 0) {
            refundRows += refund.sums.rowsKept;
            lines(order, order.day(), refund.sums.millionths, false);
            if (undone) {
                sink.orderUndone(order.customer(), 0, order.customer().length, order.day());
            }
        }
    }
}
