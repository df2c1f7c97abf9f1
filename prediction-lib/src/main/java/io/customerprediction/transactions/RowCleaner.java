package io.customerprediction.transactions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Cleans the rows of one source: every row is kept or rejected for a counted reason, orders that stand twice are found, and
 * what is kept goes to the sink. A source makes batches, fills them (by several threads, if it likes), and adds them in the
 * order of its rows from one thread.
 *
 * <p>Every rule depends on one row, one order, or the {@link LogConventions}, which can be stored.
 */
public final class RowCleaner {
    /** An order with more text than this is not held to be compared. */
    static final int LONGEST_ORDER = 1 << 22;

    /** So many equal rows one after the other are a copy. */
    static final int BLOCK = 20;

    private static final int TOUCHED_AHEAD = 256;

    private final RowRules rules;
    private final boolean hasOrders;
    private final LogConventions conventions;
    private final KeyedHash hash;
    private final RejectedRows rejected;
    private final KeptRows kept;
    private final @Nullable OrderNames orderNames;
    private final LongConsumer progress;
    private final SeenOrders seen = new SeenOrders();
    private final RecentOrders recent = new RecentOrders();

    /** Pieces of the order that the last batch ended in, while it may still turn out to be a duplicate. */
    private final List<Piece> waiting = new ArrayList<>();

    /** Pieces without order or time that equal earlier ones, while they are too few to be a block that stands twice. */
    private final List<Piece> suspects = new ArrayList<>();

    private boolean inBlock;
    private int waitingBytes;
    private long waitingContent;

    /** The order that the last batch ended in, if it has become too long to be compared. */
    private @Nullable OrderRun tooLong;

    /** Keeps reads that only warm the caches from being optimised away. */
    @SuppressWarnings("unused")
    private int touched;

    private long rows;
    private long duplicatedOrders;

    /**
     * A cleaner for one source.
     *
     * @param rejected receives every rejected row; {@code null} for none
     * @param progress is called with the rows so far, every few hundred orders; may throw to cancel
     */
    public RowCleaner(
            CleaningRules rules,
            LogConventions conventions,
            OrderSink sink,
            @Nullable Consumer<RejectedRow> rejected,
            LongConsumer progress) {
        this(rules, conventions, sink, rejected, progress, KeyedHash.ofProcess());
    }

    RowCleaner(
            CleaningRules rules,
            LogConventions conventions,
            OrderSink sink,
            @Nullable Consumer<RejectedRow> rejected,
            LongConsumer progress,
            KeyedHash hash) {
        this.rules = new RowRules(rules, conventions);
        this.hasOrders = conventions.orders();
        this.conventions = conventions;
        this.rejected = new RejectedRows(rejected);
        this.orderNames = sink.orderNames();
        this.kept = new KeptRows(conventions, seen, this.rejected, sink);
        this.progress = progress;
        this.hash = hash;
    }

    /** Rows that earlier files of the same log cover are rejected; to be called before the first batch. */
    public void after(EarlierFiles files) {
        kept.after(files);
    }

    /** An empty batch; may be called from any thread. */
    public RowBatch newBatch(RowDetails details, int expectedRows) {
        return new RowBatch(rules, hasOrders, hash, details, expectedRows, orderNames);
    }

    /**
     * Takes the next batch of the source.
     *
     * @throws ArithmeticException if the amounts of one order add up to more than 9e12
     */
    public void add(RowBatch batch) {
        List<OrderRun> runs = batch.runs();
        int last = runs.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i % TOUCHED_AHEAD == 0) {
                touch(runs, i);
                progress.accept(rows);
            }
            rows += runs.get(i).rows;
            add(new Piece(batch, runs.get(i), batch.bytes(i)), i == last);
        }
    }

    private void touch(List<OrderRun> runs, int from) {
        int sum = 0;
        for (int i = from; i < Math.min(from + TOUCHED_AHEAD, runs.size()); i++) {
            sum += seen.touch(runs.get(i).key);
        }
        touched = sum;
    }

    private void add(Piece piece, boolean mayContinue) {
        if (tooLong != null && tooLong.continuesIn(piece.run())) {
            kept.keep(piece, false, true);
            return;
        }
        tooLong = null;
        if (!waiting.isEmpty() && !waiting.get(0).run().continuesIn(piece.run())) {
            settle();
        }
        waiting.add(piece);
        waitingBytes += piece.bytes();
        waitingContent += piece.run().content;
        if (waitingBytes > LONGEST_ORDER) {
            tooLong = piece.run();
            settle();
        } else if (!mayContinue || !piece.run().mayContinue()) {
            settle();
        }
    }

    /** No more batches come. */
    public void finish() {
        settle();
        endBlock();
        kept.finish();
    }

    private void settle() {
        if (waiting.isEmpty()) {
            return;
        }
        boolean repeated = isRepeated(waiting.get(0).run());
        if (repeated && conventions.onlyBlocksIdentify()) {
            suspect(waiting);
        } else {
            endBlock();
            duplicatedOrders += repeated ? 1 : 0;
            settle(waiting, repeated);
        }
        waiting.clear();
        waitingBytes = 0;
        waitingContent = 0;
    }

    private void settle(List<Piece> pieces, boolean repeated) {
        boolean purchase = false;
        long net = 0;
        for (int i = 0; i < pieces.size(); i++) {
            purchase |= pieces.get(i).run().purchase;
            net = Math.addExact(net, pieces.get(i).run().millionths);
        }
        boolean refund = !purchase && net < 0;
        boolean bought = !conventions.refundsOfOrders() || !conventions.amounts() || net > 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (repeated) {
                pieces.get(i).reject(RejectionReason.DUPLICATED_ORDER, rejected);
            } else {
                kept.keep(pieces.get(i), refund, bought);
            }
        }
    }

    /** Rows without order or time that equal earlier ones may be further purchases, unless many stand together. */
    private void suspect(List<Piece> pieces) {
        if (inBlock) {
            settle(pieces, true);
            return;
        }
        suspects.addAll(pieces);
        if (suspects.size() >= BLOCK) {
            inBlock = true;
            settle(suspects, true);
            suspects.clear();
        }
    }

    private void endBlock() {
        inBlock = false;
        if (!suspects.isEmpty()) {
            settle(suspects, false);
            suspects.clear();
        }
    }

    /** Whether what waits is an order that was read already; if not, it is remembered. */
    private boolean isRepeated(OrderRun first) {
        seen.goTo(first.key);
        boolean comparable = first.named && tooLong == null;
        boolean repeated = comparable && seen.isWhole(waitingContent) && !recent.contain(first);
        recent.add(first);
        if (!repeated) {
            seen.add(waitingContent, first.named);
        }
        return repeated;
    }

    /** How many rows were read. */
    public long rows() {
        return rows;
    }

    /** How many rows were kept. */
    public long rowsKept() {
        return kept.rows();
    }

    /** Whether a row that was kept has an order. */
    public boolean namesOrders() {
        return kept.namesOrders();
    }

    /** What happened to the rows so far. */
    public CleaningTally tally() {
        return kept.tally(rows);
    }

    /**
     * The report of a finished cleaning.
     *
     * @param sha256 of the source's bytes; empty where it has none
     * @throws IllegalStateException if no row was kept
     */
    public CleaningReport report(String layout, Reading reading, String sha256) {
        return tally().report(layout, reading, sha256, duplicatedOrders, new DaySpan(kept.firstDay(), kept.lastDay()));
    }
}
