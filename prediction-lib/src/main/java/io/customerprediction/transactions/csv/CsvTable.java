package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.records.RawInput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma-separated values that is not a log, row by row: read by the same rules as logs, so that a {@link
 * LogPreview} of it has the same header. Values are without the quotes and blanks around them; blank lines are passed over.
 * Not thread-safe.
 */
public final class CsvTable implements Closeable {
    private static final int CHUNK = 1 << 18;

    /**
     * One row.
     *
     * @param line of the file where it begins, counted from 1
     */
    public record Line(long line, List<String> values) {}

    private final TextInput input;
    private final byte delimiter;
    private final List<String> header;
    private final Chunks chunks;
    private final Row row;
    private final Slice value = new Slice();
    private @Nullable Chunk chunk;
    private int at;
    private long line;

    private CsvTable(TextInput input, LogFormat format, String name) throws IOException {
        this.input = input;
        byte[] text = input.peek(CsvRows.START);
        TextStart start = TextStart.of(text, text.length < CsvRows.START);
        if (start.firstRecord() == start.length()) {
            throw new IOException(name + " is empty: give a table with a header and at least one row");
        }
        this.delimiter = Delimiters.find(format, start);
        this.header = start.header(delimiter);
        int rows = start.secondRecord(delimiter);
        this.line = start.lineAt(rows);
        input.skip(rows);
        this.chunks = new Chunks(input, delimiter, CHUNK);
        this.row = new Row(delimiter, Math.max(header.size(), TextStart.MOST_COLUMNS));
        this.chunk = chunks.next();
    }

    /**
     * Opens a file, plain or as gzip.
     *
     * @param format its encoding and delimiter; columns are not looked at
     * @param maxInflatedBytes most bytes that a compressed file may have when it is unpacked
     * @throws IOException if it cannot be read, is empty or is not text; the message says what to do
     */
    public static CsvTable open(Path file, LogFormat format, long maxInflatedBytes) throws IOException {
        TextInput input = TextInput.open(file.toString(), RawInput.open(file), format.encoding(), maxInflatedBytes);
        try {
            return new CsvTable(input, format, file.toString());
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** Names of the columns. */
    public List<String> header() {
        return header;
    }

    /** The next row; {@code null} at the end. */
    public @Nullable Line next() throws IOException {
        while (chunk != null) {
            while (at < chunk.length()) {
                int start = at;
                long first = line;
                at = row.read(chunk.text(), start, chunk.length());
                line += row.lines();
                if (row.end() > start && row.fields() > 0) {
                    return new Line(first, values());
                }
            }
            chunk = chunks.next();
            at = 0;
        }
        return null;
    }

    private List<String> values() {
        List<String> values = new ArrayList<>(row.fields());
        for (int field = 0; field < row.fields(); field++) {
            if (field < row.columns()) {
                row.take(field, value);
                values.add(value.toString());
            } else {
                values.add("");
            }
        }
        return values;
    }

    /** Share of the file's bytes that has been read, from 0 to 1. */
    public double done() {
        return input.done();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
