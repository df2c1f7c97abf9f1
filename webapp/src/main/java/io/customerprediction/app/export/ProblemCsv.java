package io.customerprediction.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.transactions.csv.SpreadsheetText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes what is wrong with the rows of a file as CSV (RFC 4180) for spreadsheets: what stands in the file goes through
 * {@link SpreadsheetText}. For one thread.
 */
public final class ProblemCsv implements AutoCloseable {
    /** The columns in their order. */
    public static final List<String> COLUMNS = List.of("line", "field", "value", "fix");

    private final CsvWriter csv;

    /** Begins with the header. */
    public ProblemCsv(Writer out) {
        csv = CsvWriter.builder().build(out);
        csv.writeRecord(COLUMNS);
    }

    /**
     * Writes one problem.
     *
     * @param line of the file, counted from 1
     * @throws java.io.UncheckedIOException if the disk fails
     */
    public void write(long line, String field, String value, String fix) {
        csv.writeRecord(
                Long.toString(line),
                SpreadsheetText.safe(field),
                SpreadsheetText.safe(value),
                SpreadsheetText.safe(fix));
    }

    /** Flushes and closes what is written to. */
    @Override
    public void close() throws IOException {
        csv.close();
    }
}
