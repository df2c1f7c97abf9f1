package io.customerprediction.transactions;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file of the rows that were set aside, written as they are met; nothing if it is not wanted. */
final class Rejects implements AutoCloseable {
    /** Rows are not written down. */
    static final Rejects NONE = new Rejects(null);

    private final @Nullable CsvWriter csv;

    private Rejects(@Nullable CsvWriter csv) {
        this.csv = csv;
    }

    /** Begins the file; none for {@code null}. */
    static Rejects to(@Nullable Path file, Path log) throws IOException {
        if (file == null) {
            return NONE;
        }
        if (Files.exists(file) && Files.isSameFile(file, log)) {
            throw new IOException("the rejects would overwrite the log " + log + ": name another file");
        }
        try {
            CsvWriter csv = CsvWriter.builder().build(file);
            csv.writeRecord("line", "column", "reason", "value", "row");
            return new Rejects(csv);
        } catch (FileSystemException e) {
            throw new IOException(
                    "the rejects cannot be written to " + file + " (" + e + "): name a file in a folder"
                            + " that exists and may be written to",
                    e);
        }
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
