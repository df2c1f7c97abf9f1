package io.customerprediction.app.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table on its way into a file, row by row. For one thread. */
public sealed interface TableFile extends AutoCloseable permits CsvTable, ExcelTable {
    /**
     * Writes a row.
     *
     * @param cells texts, numbers, dates, or null for an empty cell
     * @throws java.io.UncheckedIOException if the disk or the network fails
     */
    void write(List<? extends @Nullable Object> cells);

    /** Completes the file and closes what is written to. */
    @Override
    void close() throws IOException;
}
