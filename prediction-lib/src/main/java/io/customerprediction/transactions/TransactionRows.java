package io.customerprediction.transactions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are given as objects: by a list, a stream ({@code stream::iterator}), or anything else that has an iterator.
 * They are asked for once for each reading, and never held all at once. Column names in the report are those of {@link
 * TransactionRow}; lines are counted from 1.
 */
public final class TransactionRows implements RowSource {
    /** Rows that the conventions of the log are decided by. */
    private static final int FIRST_ROWS = 10_000;

    private static final int BATCH = 1_024;
    private static final long NANOS_BETWEEN = 200_000_000;

    private final Iterable<TransactionRow> rows;
    private final @Nullable Consumer<RejectedRow> rejected;
    private final boolean refundsOfOrders;

    private TransactionRows(
            Iterable<TransactionRow> rows, @Nullable Consumer<RejectedRow> rejected, boolean refundsOfOrders) {
        this.rows = rows;
        this.rejected = rejected;
        this.refundsOfOrders = refundsOfOrders;
    }

    /** These rows. */
    public static TransactionRows of(Iterable<TransactionRow> rows) {
        return new TransactionRows(rows, null, true);
    }

    /** The same rows, each that is rejected passed to the consumer. */
    public TransactionRows rejectedTo(Consumer<RejectedRow> consumer) {
        return new TransactionRows(rows, consumer, refundsOfOrders);
    }

    /**
     * The same rows, where money that goes back lowers the spend of its own day, even if the row names an order: what is known
     * up to a day does then not depend on later rows.
     */
    public TransactionRows refundsOnTheirOwnDay() {
        return new TransactionRows(rows, rejected, false);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ArithmeticException if the amounts of one order add up to more than 9e12
     */
    @Override
    public CleaningReport read(CleaningRules rules, OrderSink sink, RowProgress progress) throws IOException {
        return read(rules, sink, progress, KeyedHash.ofProcess());
    }

    CleaningReport read(CleaningRules rules, OrderSink sink, RowProgress progress, KeyedHash hash) throws IOException {
        Iterator<TransactionRow> iterator = rows.iterator();
        List<TransactionRow> first = new ArrayList<>();
        while (iterator.hasNext() && first.size() < FIRST_ROWS) {
            first.add(iterator.next());
        }
        LogConventions conventions = conventions(first);
        RowCleaner cleaner = new RowCleaner(rules, conventions, sink, rejected, throttled(progress), hash);
        clean(first.iterator(), cleaner);
        clean(iterator, cleaner);
        cleaner.finish();
        progress.rows(cleaner.rows(), 1);
        if (cleaner.rowsKept() == 0) {
            throw new IOException(nothingKept(cleaner));
        }
        Reading reading = Reading.ofObjects(new TreeMap<>(), conventions.amounts(), cleaner.namesOrders());
        return cleaner.report("rows given as objects", reading, "");
    }

    private static String nothingKept(RowCleaner cleaner) {
        return cleaner.rows() == 0
                ? "there are no rows: give at least one purchase"
                : "none of the " + cleaner.rows() + " rows can be kept: "
                        + cleaner.tally().reasonsInWords() + " ("
                        + cleaner.tally().examplesInWords() + ")";
    }

    private static LongConsumer throttled(RowProgress progress) {
        long[] last = {System.nanoTime()};
        return count -> {
            long now = System.nanoTime();
            if (now - last[0] >= NANOS_BETWEEN) {
                last[0] = now;
                progress.rows(count, 0);
            }
        };
    }

    /** What these rows say about the whole log. */
    private LogConventions conventions(List<TransactionRow> rows) {
        List<String> orders = rows.stream()
                .map(TransactionRow::orderId)
                .filter(order -> order != null)
                .map(String::strip)
                .toList();
        return new LogConventions(
                rows.stream().anyMatch(row -> row.amount() != null),
                true,
                LogConventions.areInvoiceNumbers(orders),
                false,
                false,
                refundsOfOrders && rows.stream().anyMatch(TransactionRows::isRefundOfOrder));
    }

    private static boolean isRefundOfOrder(TransactionRow row) {
        String order = row.orderId();
        return order != null
                && !order.matches("[cC]\\d+")
                && row.amount() != null
                && row.amount().signum() < 0;
    }

    private static void clean(Iterator<TransactionRow> rows, RowCleaner cleaner) {
        while (rows.hasNext()) {
            long before = cleaner.rows();
            List<TransactionRow> taken = new ArrayList<>(BATCH);
            while (rows.hasNext() && taken.size() < BATCH) {
                taken.add(rows.next());
            }
            RowBatch batch = cleaner.newBatch(
                    (reason, row, position) -> describe(reason, before + row + 1, taken.get(row)), taken.size());
            fill(batch, taken);
            cleaner.add(batch);
        }
    }

    private static void fill(RowBatch batch, List<TransactionRow> rows) {
        RowText text = new RowText();
        Slice product = new Slice();
        for (TransactionRow row : rows) {
            int start = text.length();
            text.put(row);
            text.customer(batch.customer());
            text.order(batch.order());
            batch.beginRow(day(row));
            batch.content(text.bytes(), start, text.length());
            if (batch.isKept()) {
                text.stockCode(product);
                batch.product(product);
            }
            if (batch.isKept()) {
                batch.amount(row.amount() == null ? Millionths.MISSING : Millionths.of(row.amount()));
            }
            batch.endRow(start);
        }
        batch.end(text.length());
    }

    private static int day(TransactionRow row) {
        if (row.day() == null) {
            return RowBatch.MISSING_DAY;
        }
        long day = row.day().toEpochDay();
        return day >= RowText.FIRST_DAY && day <= RowText.LAST_DAY ? (int) day : RowBatch.UNREADABLE_DAY;
    }

    private static RejectedRow describe(RejectionReason reason, long line, TransactionRow row) {
        String column = switch (reason) {
            case BROKEN_ROW, ERASED, MISSING_CUSTOMER, TOTALS_ROW -> "customerId";
            case DUPLICATED_ORDER,
                    ADJUSTMENT,
                    CANCELLED,
                    FAILED,
                    PENDING,
                    REFUNDED,
                    CHARGEBACK,
                    TEST,
                    NO_PURCHASE,
                    TRANSFER,
                    UNWANTED,
                    UNKNOWN_STATUS,
                    OTHER_CURRENCY -> "orderId";
            case MISSING_TIME, UNPARSABLE_TIME, FUTURE_TIME, COVERED_DAY -> "day";
            case NON_PRODUCT -> "stockCode";
            case MISSING_AMOUNT, NON_NUMERIC_AMOUNT, ZERO_AMOUNT, RETURN -> "amount";
        };
        Object value = switch (column) {
            case "customerId" -> row.customerId();
            case "orderId" -> row.orderId();
            case "day" -> row.day();
            case "stockCode" -> row.stockCode();
            default -> row.amount();
        };
        return new RejectedRow(reason, line, column, value == null ? "" : value.toString(), row.toString());
    }

    /** The text of rows, one behind the other, as the rules read it. */
    private static final class RowText {
        /** Days of the years 1900 to 9999, as in files. */
        static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();

        static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
        private static final byte SEPARATOR = 0x1f;

        private byte[] bytes = new byte[BATCH * 32];
        private int length;
        private final int[] starts = new int[4];

        void put(TransactionRow row) {
            starts[0] = put(row.customerId());
            starts[1] = put(row.orderId());
            starts[2] = put(row.stockCode());
            starts[3] = put(row.day());
            put(row.amount());
        }

        private int put(@Nullable Object value) {
            int start = length;
            byte[] text = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
            if (length + text.length + 1 > bytes.length) {
                bytes = Arrays.copyOf(bytes, (length + text.length + 1) * 2);
            }
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
            bytes[length++] = SEPARATOR;
            return start;
        }

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }

        void customer(Slice value) {
            set(value, 0);
        }

        void order(Slice value) {
            set(value, 1);
        }

        void stockCode(Slice value) {
            set(value, 2);
        }

        private void set(Slice value, int field) {
            value.set(bytes, starts[field], starts[field + 1] - 1);
            value.trim();
        }
    }
}
