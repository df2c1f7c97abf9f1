package io.customerprediction.transactions;

import io.customerprediction.transactions.PartFacts.Edge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cleans one part of a log whose parts are read by several machines. Applies the rules of one row and of neighbouring rows of
 * one order, as {@link RowCleaner} does; what needs rows of other parts is left to {@link PartsMerger}. For one thread.
 *
 * <p>Rows without an order id cannot stand twice by it, so those of one customer and day are added up here already, however
 * many there are.
 */
public final class PartCleaner {
    /** So many pieces are held to be added up. */
    private static final int MOST_HELD = 1 << 16;

    /** A piece that may still grow. */
    private record Open(byte[] customer, int day, long orderKey, long key, int index, PieceSums sums) {}

    private final int part;
    private final RowRules rules;
    private final LogConventions conventions;
    private final KeyedHash hash;
    private final Consumer<OrderPiece> pieces;
    private final RejectedRows rejected = new RejectedRows(null);
    private final Map<Long, Open> unnamed = new HashMap<>();
    private @Nullable Open open;
    private @Nullable Edge first;
    private @Nullable Edge last;
    private int count;
    private long sameDay;
    private long rows;
    private long rowsKept;
    private long purchases;
    private boolean namesOrders;

    /**
     * A cleaner of one part.
     *
     * @param part counted from 0
     * @param hash the same for all parts of the log
     * @param pieces receives the pieces, not in their order
     */
    public PartCleaner(
            int part, CleaningRules rules, LogConventions conventions, KeyedHash hash, Consumer<OrderPiece> pieces) {
        this.part = part;
        this.rules = new RowRules(rules, conventions);
        this.conventions = conventions;
        this.hash = hash;
        this.pieces = pieces;
    }

    /** An empty batch. */
    public RowBatch newBatch(RowDetails details, int expectedRows) {
        return new RowBatch(rules, conventions.orders(), hash, details, expectedRows, null);
    }

    /**
     * Takes the next batch of the part.
     *
     * @throws ArithmeticException if the amounts of one order add up to more than 9e12
     */
    public void add(RowBatch batch) {
        List<OrderRun> runs = batch.runs();
        for (int i = 0; i < runs.size(); i++) {
            OrderRun run = runs.get(i);
            if (!run.plain) {
                new Piece(batch, run, 0).account(rejected);
            }
            rows += run.rows;
            rowsKept += run.rowsKept;
            purchases += run.purchase ? 1 : 0;
            namesOrders |= conventions.orders() && run.named && run.rowsKept > 0;
            add(batch, run, batch.bytes(i));
        }
    }

    private void add(RowBatch batch, OrderRun run, int bytes) {
        PieceSums sums = sums(run, bytes);
        for (int row = run.firstRow; !run.plain && row < run.firstRow + run.rows; row++) {
            if (batch.status(row) != RowStatus.KEPT) {
                sums.statuses.merge(batch.status(row), 1L, Long::sum);
            }
        }
        Edge edge = new Edge(run.named, run.key, run.day);
        if (open != null && last != null && last.continuesIn(edge)) {
            open.sums.add(sums, conventions.orderTotals());
            return;
        }
        settle();
        sameDay = last != null && last.day() == run.day ? sameDay + 1 : 0;
        sums.sameDay = sameDay;
        first = first == null ? edge : first;
        last = edge;
        byte[] customer = new byte[run.customerTo - run.customerFrom];
        System.arraycopy(run.customer, run.customerFrom, customer, 0, customer.length);
        open = new Open(customer, run.day, run.orderKey, run.key, count++, sums);
    }

    private static PieceSums sums(OrderRun run, int bytes) {
        PieceSums sums = new PieceSums();
        sums.named = run.named;
        sums.rows = run.rows;
        sums.rowsKept = run.rowsKept;
        sums.bytes = bytes;
        sums.millionths = run.millionths;
        sums.total = Millionths.isNumber(run.total) ? run.total : 0;
        sums.content = run.content;
        sums.purchase = run.purchase;
        sums.undoes = run.undoes;
        return sums;
    }

    private void settle() {
        Open settled = open;
        open = null;
        if (settled == null) {
            return;
        }
        if (settled.sums.named || conventions.refundsOfOrders() || conventions.orderTotals()) {
            send(settled);
            return;
        }
        Open before = unnamed.putIfAbsent(settled.key, settled);
        if (before != null) {
            before.sums.add(settled.sums, false);
        } else if (unnamed.size() >= MOST_HELD) {
            sendUnnamed();
        }
    }

    private void sendUnnamed() {
        unnamed.values().forEach(this::send);
        unnamed.clear();
    }

    private void send(Open piece) {
        pieces.accept(new OrderPiece(
                piece.customer, piece.day, piece.orderKey, piece.key, part, piece.index, piece.sums.toBytes()));
    }

    /** No more batches come. */
    public PartFacts finish() {
        settle();
        sendUnnamed();
        CleaningTally tally =
                new CleaningTally(rows, rowsKept, 0, purchases, namesOrders, rejected.statuses(), rejected.examples());
        return new PartFacts(part, count, first, last, sameDay, tally);
    }
}
