package io.customerprediction.transactions.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.transactions.RejectedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file of rejected rows, written as they are met; what stands in the log goes through {@link SpreadsheetText}. */
final class RejectedRowsFile implements AutoCloseable {
    private static final List<String> HEADER = List.of("line", "column", "reason", "value", "row");

    private final CsvWriter csv;

    private RejectedRowsFile(CsvWriter csv) {
        this.csv = csv;
    }

    /** Begins the file for the rows of one log. */
    static RejectedRowsFile begin(Path file) throws IOException {
        return begin(file, HEADER);
    }

    /** Begins the file for the rows of several logs; a last column names the log of each. */
    static RejectedRowsFile ofSeveral(Path file) throws IOException {
        List<String> header = new ArrayList<>(HEADER);
        header.add("file");
        return begin(file, header);
    }

    private static RejectedRowsFile begin(Path file, List<String> header) throws IOException {
        try {
            CsvWriter csv = CsvWriter.builder().build(file);
            csv.writeRecord(header);
            return new RejectedRowsFile(csv);
        } catch (FileSystemException e) {
            throw new IOException(
                    "the rejected rows cannot be written to " + file + " (" + e + "): name a file in a folder"
                            + " that exists and may be written to",
                    e);
        }
    }

    /** @throws UncheckedIOException if it cannot be written */
    void write(RejectedRow row) {
        csv.writeRecord(values(row));
    }

    /** @throws UncheckedIOException if it cannot be written */
    void write(RejectedRow row, String log) {
        List<String> values = new ArrayList<>(values(row));
        values.add(SpreadsheetText.safe(log));
        csv.writeRecord(values);
    }

    private static List<String> values(RejectedRow row) {
        return List.of(
                Long.toString(row.line()),
                SpreadsheetText.safe(row.column()),
                row.reason().words(),
                SpreadsheetText.safe(row.value()),
                SpreadsheetText.safe(row.row()));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
