package io.customerprediction.history;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.OrderSink;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.RowSource;
import io.customerprediction.transactions.TransactionRow;
import io.customerprediction.transactions.TransactionRows;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A log that was read and cleaned: what a model is trained from.
 *
 * @param purchases what its customers bought and when
 * @param cleaning what was read, and why rows were rejected
 * @param orders its orders one by one; null if they were not asked for
 */
public record CleanedLog(
        PurchaseLog purchases,
        CleaningReport cleaning,
        @Nullable LogOrders orders) {
    /** A log whose orders are not kept one by one. */
    public CleanedLog(PurchaseLog purchases, CleaningReport cleaning) {
        this(purchases, cleaning, null);
    }

    /**
     * Reads a source once.
     *
     * @param progress is called a few times a second at most and may throw to cancel; what it throws is passed on
     * @throws IOException if the source cannot be read or no row can be kept; the message says what to do
     */
    public static CleanedLog read(RowSource source, CleaningRules rules, RowProgress progress) throws IOException {
        return read(source, rules, progress, sink -> sink);
    }

    /**
     * Reads a source once, with somebody who sees the cleaned rows on their way.
     *
     * @param observer is given where the rows go and returns where they are sent, which passes on what is to be in the log
     * @throws IOException if the source cannot be read or no row can be kept; the message says what to do
     */
    public static CleanedLog read(
            RowSource source, CleaningRules rules, RowProgress progress, UnaryOperator<OrderSink> observer)
            throws IOException {
        return read(source, rules, progress, null, observer);
    }

    /**
     * The same, keeping its orders one by one.
     *
     * @param orders receives the orders; null if they are not wanted
     * @throws IOException if the source cannot be read or no row can be kept; the message says what to do
     */
    public static CleanedLog read(
            RowSource source,
            CleaningRules rules,
            RowProgress progress,
            @Nullable LogOrders orders,
            UnaryOperator<OrderSink> observer)
            throws IOException {
        Checkpoint checkpoint = new Checkpoint(progress);
        PurchaseLogBuilder builder = new PurchaseLogBuilder(checkpoint, orders);
        CleaningReport report = source.read(rules, observer.apply(builder), checkpoint);
        try {
            PurchaseLog purchases =
                    builder.build(report.reading().amounts(), report.reading().orders());
            Optional<String> doubt = SimilarIds.doubt(builder.ids());
            return new CleanedLog(purchases, doubt.map(report::withDoubt).orElse(report), orders);
        } catch (ArithmeticException e) {
            throw new IOException(
                    "the amounts of one customer and day add up to more than 9e12: check the column of the amount", e);
        }
    }

    /**
     * Cleans rows that are given as objects, such as a list or {@code stream::iterator}, by the same rules as files.
     *
     * @throws IllegalArgumentException if no row can be kept; the message says why
     */
    public static CleanedLog of(Iterable<TransactionRow> rows, CleaningRules rules) {
        try {
            return read(TransactionRows.of(rows), rules, RowProgress.NONE);
        } catch (IOException nothingKept) {
            throw new IllegalArgumentException(nothingKept.getMessage(), nothingKept);
        }
    }

    /** Repeats the last progress during long work between two rows, so that a cancel is noticed there too. */
    private static final class Checkpoint implements RowProgress, Runnable {
        private static final long NANOS_BETWEEN = 200_000_000;

        private final RowProgress progress;
        private long rows;
        private double done;
        private long last = System.nanoTime();

        Checkpoint(RowProgress progress) {
            this.progress = progress;
        }

        @Override
        public void rows(long rowsSoFar, double doneSoFar) {
            rows = rowsSoFar;
            done = doneSoFar;
            last = System.nanoTime();
            progress.rows(rows, done);
        }

        @Override
        public void run() {
            if (System.nanoTime() - last >= NANOS_BETWEEN) {
                rows(rows, done);
            }
        }
    }
}
