package io.customerprediction.transactions.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.transactions.RejectedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The file of rejected rows, written as they are met. */
final class RejectedRowsFile implements AutoCloseable {
    private final CsvWriter csv;

    private RejectedRowsFile(CsvWriter csv) {
        this.csv = csv;
    }

    /** Begins the file. */
    static RejectedRowsFile begin(Path file) throws IOException {
        try {
            CsvWriter csv = CsvWriter.builder().build(file);
            csv.writeRecord("line", "column", "reason", "value", "row");
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
        csv.writeRecord(Long.toString(row.line()), row.column(), row.reason().words(), row.value(), row.row());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
