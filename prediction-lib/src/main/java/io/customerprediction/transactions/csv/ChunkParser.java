package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.RowCleaner;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Days;
import io.customerprediction.transactions.layout.Layout;
import io.customerprediction.transactions.layout.Role;

/** Splits a chunk into rows and their fields and adds them to a batch. One for each chunk. */
final class ChunkParser {
    private static final int BYTES_A_ROW = 64;

    private final Row row;
    private final Days days;
    private final Amounts amounts;
    private final int columns;
    private final int customerColumn;
    private final int timeColumn;
    private final int orderColumn;
    private final int productColumn;
    private final ParsedChunk parsed;
    private final RowBatch batch;
    private final Slice time = new Slice();
    private final Slice product = new Slice();

    private ChunkParser(CsvLayout csv, int latestYear, RowCleaner cleaner, Chunk chunk) {
        Layout layout = csv.layout();
        this.row = csv.row();
        this.days = layout.days(latestYear);
        this.amounts = new Amounts(layout);
        this.columns = layout.header().size();
        this.customerColumn = layout.column(Role.CUSTOMER);
        this.timeColumn = layout.column(Role.TIME);
        this.orderColumn = layout.column(Role.ORDER);
        this.productColumn = layout.column(Role.PRODUCT);
        this.parsed = new ParsedChunk(csv, chunk);
        this.batch = cleaner.newBatch(parsed, chunk.length() / BYTES_A_ROW + 16);
    }

    static ParsedChunk parse(CsvLayout layout, int latestYear, RowCleaner cleaner, Chunk chunk) {
        return new ChunkParser(layout, latestYear, cleaner, chunk).parse();
    }

    private ParsedChunk parse() {
        int at = 0;
        while (at < parsed.length) {
            int start = at;
            at = row.read(parsed.text, start, parsed.length);
            parsed.lines += row.lines();
            if (row.end() > start && row.fields() > 0) {
                row(start);
            }
        }
        batch.end(parsed.length);
        parsed.utf8 = Slice.isUtf8(parsed.text, 0, parsed.length);
        parsed.provesDateOrder = days.provesOrder();
        parsed.provesOtherDateOrder = days.provesOtherOrder();
        parsed.rows = batch;
        return parsed;
    }

    private void row(int start) {
        if (row.fields() != columns) {
            batch.brokenRow(start);
            return;
        }
        row.take(customerColumn, batch.customer());
        row.take(timeColumn, time);
        if (orderColumn >= 0) {
            row.take(orderColumn, batch.order());
        }
        batch.beginRow(days.day(time));
        batch.content(parsed.text, start, row.end());
        if (productColumn >= 0 && batch.isKept()) {
            row.take(productColumn, product);
            batch.product(product);
        }
        if (batch.isKept()) {
            batch.amount(amounts.read(row));
        }
        batch.endRow(start);
    }
}
