package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.RejectedRow;
import io.customerprediction.transactions.RejectionReason;
import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.RowDetails;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chunk with its rows. Filled by one worker, then read by the thread that merges; describes rejected rows by splitting
 * them once more, so that rows that are kept cost nothing.
 */
final class ParsedChunk implements RowDetails {
    final byte[] text;
    final int length;

    @Nullable
    RowBatch rows;

    int lines;

    final Evidence evidence = new Evidence();

    /** The file's line at which the chunk begins, counted from 1; known when chunks are put together. */
    long firstLine;

    private final CsvLayout csv;
    private final Layout layout;
    private final Slice value = new Slice();
    private int lineCursor;
    private long lineAtCursor;

    ParsedChunk(CsvLayout csv, Chunk chunk) {
        this.csv = csv;
        this.layout = csv.layout();
        this.text = chunk.text();
        this.length = chunk.length();
    }

    RowBatch rows() {
        return Objects.requireNonNull(rows);
    }

    @Override
    public RejectedRow describe(RejectionReason reason, int number, int start) {
        Row row = csv.row();
        row.read(text, start, length);
        String raw = Slice.decode(text, start, row.end());
        int column = column(reason, row);
        return new RejectedRow(
                reason,
                lineAt(start),
                column < 0 ? "" : layout.header().get(column),
                column < 0 ? raw : take(row, column).toString(),
                raw);
    }

    private Slice take(Row row, int column) {
        row.take(column, value);
        return value;
    }

    /** The column that gives the reason; -1 if it is the whole row. */
    private int column(RejectionReason reason, Row row) {
        return switch (reason) {
            case BROKEN_ROW -> -1;
            case DUPLICATED_ORDER, ADJUSTMENT -> layout.column(Role.ORDER);
            case ERASED, MISSING_CUSTOMER, TOTALS_ROW -> layout.column(Role.CUSTOMER);
            case MISSING_TIME, UNPARSABLE_TIME, FUTURE_TIME, COVERED_DAY -> layout.column(Role.TIME);
            case NON_PRODUCT -> layout.column(Role.PRODUCT);
            case OTHER_CURRENCY -> layout.column(Role.CURRENCY);
            case FAILED,
                    CANCELLED,
                    PENDING,
                    REFUNDED,
                    CHARGEBACK,
                    TEST,
                    NO_PURCHASE,
                    TRANSFER,
                    UNWANTED,
                    UNKNOWN_STATUS -> statusColumn(reason, row);
            case MISSING_AMOUNT, NON_NUMERIC_AMOUNT, ZERO_AMOUNT, RETURN -> amountColumn(reason, row);
        };
    }

    /** The column that says so; else that of the order, whose number can say that it is cancelled. */
    private int statusColumn(RejectionReason reason, Row row) {
        for (int i = 0; i < layout.statuses().size(); i++) {
            int column = layout.statuses().index(i);
            if (layout.statuses().meaning(i, take(row, column).toString()).reason() == reason) {
                return column;
            }
        }
        return layout.column(reason == RejectionReason.REFUNDED ? Role.REFUNDED : Role.ORDER);
    }

    private int amountColumn(RejectionReason reason, Row row) {
        if (layout.columns().has(Role.AMOUNT)) {
            return layout.column(Role.AMOUNT);
        }
        int quantity = layout.column(Role.QUANTITY);
        return quantity >= 0 && isCause(reason, row, quantity) ? quantity : layout.column(Role.PRICE);
    }

    private boolean isCause(RejectionReason reason, Row row, int column) {
        long number = layout.money().decimals().millionths(take(row, column));
        return switch (reason) {
            case MISSING_AMOUNT -> number == Millionths.MISSING;
            case NON_NUMERIC_AMOUNT -> number == Millionths.UNREADABLE;
            case ZERO_AMOUNT -> number == 0;
            default -> number < 0;
        };
    }

    /** The file's line at which the row that begins at {@code start} stands. Asked for in ascending order. */
    private long lineAt(int start) {
        if (lineCursor == 0 || start < lineCursor) {
            lineCursor = 0;
            lineAtCursor = firstLine;
        }
        for (; lineCursor < start; lineCursor++) {
            lineAtCursor += text[lineCursor] == '\n' ? 1 : 0;
        }
        return lineAtCursor;
    }
}
