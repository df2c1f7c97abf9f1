package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.RowDetails;
import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.HeaderNames;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.Role;
import io.customerprediction.transactions.values.Days;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Splits a chunk into rows and their fields and adds them to a batch, block by block. One for each chunk. */
final class ChunkParser {
    private static final int BYTES_A_ROW = 64;
    private static final int LONGEST_NAME = 80;

    /** So many rows of a chunk without a readable time are looked at. */
    private static final int MOST_TABLES = 100;

    private final RowBlock block;
    private final int[] daysOfRows;
    private final long[] amountsOfRows;
    private final Days days;
    private final Amounts amounts;
    private final StatusReader statuses;
    private final @Nullable FirstRow firstRow;
    private final @Nullable GroupedRows groups;
    private final boolean hasStatuses;
    private final boolean timesIdentify;
    private final List<String> header;
    private final int columns;
    private final int columnsNeeded;
    private final int customerColumn;
    private final int timeColumn;
    private final int orderColumn;
    private final int originalColumn;
    private final int productColumn;
    private final ParsedChunk parsed;
    private final RowBatch batch;
    private final Slice time = new Slice();
    private final Slice product = new Slice();
    private int tables;

    private ChunkParser(
            CsvLayout csv,
            int latestYear,
            RowsAbove above,
            BiFunction<RowDetails, Integer, RowBatch> batches,
            Chunk chunk) {
        Layout layout = csv.layout();
        this.block = new RowBlock(csv);
        this.daysOfRows = new int[block.capacity()];
        this.amountsOfRows = new long[block.capacity()];
        this.firstRow = above.order();
        this.groups = above.groups();
        this.days = layout.dates().days(latestYear);
        this.header = layout.header();
        this.columns = header.size();
        this.customerColumn = layout.column(Role.CUSTOMER);
        this.timeColumn = layout.column(Role.TIME);
        this.columnsNeeded = Math.max(customerColumn, timeColumn) + 1;
        this.orderColumn = layout.column(Role.ORDER);
        this.originalColumn = layout.column(Role.ORIGINAL);
        this.productColumn = layout.column(Role.PRODUCT);
        this.parsed = new ParsedChunk(csv, chunk);
        this.amounts = new Amounts(layout, parsed.evidence);
        this.statuses = new StatusReader(layout.statuses(), parsed.evidence);
        this.timesIdentify = layout.conventions().timesIdentify();
        this.hasStatuses = !layout.statuses().isEmpty();
        this.batch = batches.apply(parsed, chunk.length() / BYTES_A_ROW + 16);
    }

    /**
     * Parses a chunk.
     *
     * @param above what the chunks before leave to the rows of this one
     * @param batches makes an empty batch for so many rows
     */
    static ParsedChunk parse(
            CsvLayout layout,
            int latestYear,
            RowsAbove above,
            BiFunction<RowDetails, Integer, RowBatch> batches,
            Chunk chunk) {
        return new ChunkParser(layout, latestYear, above, batches, chunk).parse();
    }

    private ParsedChunk parse() {
        int at = 0;
        while (at < parsed.length) {
            at = block.read(parsed.text, at, parsed.length);
            parsed.lines += block.lines();
            readDays();
            readAmounts();
            addRows();
        }
        batch.end(parsed.length);
        parsed.evidence.utf8 = Slice.isUtf8(parsed.text, 0, parsed.length);
        parsed.evidence.provesDateOrder = days.provesOrder();
        parsed.evidence.provesOtherDateOrder = days.provesOtherOrder();
        parsed.rows = batch;
        return parsed;
    }

    /** Not where the time of an order's first row fills in those of the others. */
    private void readDays() {
        for (int i = 0; firstRow == null && i < block.size(); i++) {
            Row row = block.row(i);
            if (!isBroken(row)) {
                row.take(timeColumn, time);
                daysOfRows[i] = days.day(time);
            }
        }
    }

    private void readAmounts() {
        for (int i = 0; i < block.size(); i++) {
            Row row = block.row(i);
            if (!isBroken(row)) {
                amountsOfRows[i] = amounts.paid(row);
            }
        }
    }

    private void addRows() {
        for (int i = 0; i < block.size(); i++) {
            if (isBroken(block.row(i))) {
                addBroken(block.row(i), block.start(i));
            } else {
                add(i, block.row(i));
            }
        }
    }

    private void addBroken(Row row, int start) {
        batch.brokenRow(start);
        if (row.fields() > columns) {
            parsed.evidence.longRow(parsed.text, start, row.end());
        }
    }

    private void add(int index, Row row) {
        row.take(customerColumn, batch.customer());
        if (groups != null) {
            groups.fill(row, timeColumn, batch.customer());
        }
        if (orderColumn >= 0) {
            row.take(orderColumn, batch.order());
        } else if (timesIdentify) {
            row.take(timeColumn, batch.order());
        }
        if (originalColumn >= 0) {
            row.take(originalColumn, batch.refundedOrder());
        }
        RowMeaning meaning = hasStatuses || firstRow != null ? meaning(row) : RowMeaning.SALE;
        int day = firstRow == null ? daysOfRows[index] : days.day(time);
        if (day == RowBatch.UNREADABLE_DAY) {
            lookForHeader(row);
        }
        int start = block.start(index);
        batch.beginRow(day);
        batch.content(parsed.text, start, row.end());
        if (meaning != RowMeaning.SALE && meaning != RowMeaning.REFUNDED) {
            batch.meaning(meaning);
        }
        if (productColumn >= 0 && batch.isKept()) {
            row.take(productColumn, product);
            batch.product(product);
        }
        if (batch.isKept()) {
            amounts.add(row, amountsOfRows[index], meaning, batch);
        }
        batch.endRow(start);
    }

    private void lookForHeader(Row row) {
        if (parsed.evidence.otherHeader == null && tables++ < MOST_TABLES) {
            parsed.evidence.otherHeader = otherHeader(row);
        }
    }

    /** The row, if it is a header of other columns; {@code null} if it is none. */
    private @Nullable String otherHeader(Row row) {
        List<String> names = new ArrayList<>();
        Slice name = new Slice();
        for (int field = 0; field < Math.min(row.fields(), columns); field++) {
            row.take(field, name);
            if (name.length() > LONGEST_NAME) {
                return null;
            }
            names.add(name.toString());
        }
        long filled = names.stream().filter(value -> !value.isEmpty()).count();
        boolean header = filled >= 2
                && names.stream().noneMatch(value -> value.chars().anyMatch(Character::isDigit))
                && HeaderNames.known(names) >= (filled > 2 ? 1 : 2);
        return header && !HeaderNames.areSame(names, this.header.subList(0, names.size()))
                ? String.join(", ", names)
                : null;
    }

    /** Spreadsheets leave out empty fields at the end of a row, and write some more. */
    private boolean isBroken(Row row) {
        return row.fields() != columns
                && (row.fields() > columns ? row.hasSurplus() : row.fields() < columnsNeeded && groups == null);
    }

    private RowMeaning meaning(Row row) {
        RowMeaning own = hasStatuses ? statuses.read(row) : null;
        if (firstRow != null) {
            row.take(timeColumn, time);
            return firstRow.fill(batch.order(), batch.customer(), time, own);
        }
        return own == null ? RowMeaning.SALE : own;
    }
}
