package io.customerprediction.transactions;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file of the rows that were set aside, written as they are met; nothing if it is not wanted. */
final class Rejects implements AutoCloseable {
    private final @Nullable CsvWriter csv;

    private Rejects(@Nullable CsvWriter csv) {
        this.csv = csv;
    }

    static Rejects to(@Nullable Path file) throws IOException {
        Rejects rejects = new Rejects(file == null ? null : CsvWriter.builder().build(file));
        if (rejects.csv != null) {
            rejects.csv.writeRecord("line", "column", "reason", "value", "row");
        }
        return rejects;
    }

    boolean areWanted() {
        return csv != null;
    }

    void write(CleaningReport.Example rejected, String row) throws IOException {
        if (csv != null) {
            try {
                csv.writeRecord(
                        Long.toString(rejected.line()), rejected.column(), rejected.reason(), rejected.value(), row);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
    }
}
