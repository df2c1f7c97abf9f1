package io.customerprediction.transactions.csv;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts a text into chunks where records end. One pass: only quotes and the last line's end are looked for. */
final class Chunks {
    /** No record is longer than this; a longer one means that the file is not a CSV. */
    private static final int LONGEST_RECORD = 1 << 24;

    private final TextInput source;
    private final byte delimiter;
    private final int size;
    private byte[] rest = {};
    private long passed;

    /**
     * A cutter of what is left of the source.
     *
     * @param size of a chunk in bytes, at least 1; a longer record makes a longer chunk
     */
    Chunks(TextInput source, byte delimiter, int size) {
        this.source = source;
        this.delimiter = delimiter;
        this.size = size;
    }

    /** The next chunk; {@code null} at the end of the text. */
    @Nullable
    Chunk next() throws IOException {
        byte[] text = Arrays.copyOf(rest, Math.max(size, rest.length));
        int length = rest.length;
        while (true) {
            int end = length < text.length ? source.read(text, length, text.length) : length;
            boolean last = end < text.length;
            int cut = last ? end : lastRecordEnd(text, end);
            if (cut > 0 || last) {
                rest = Arrays.copyOfRange(text, cut, end);
                passed += cut;
                return end == 0 ? null : new Chunk(text, cut);
            }
            if (end >= LONGEST_RECORD) {
                throw new IOException(String.format(
                        Locale.ROOT,
                        "a row of %s, about %,d bytes from its beginning, is longer than 16 MiB: close the quotation mark"
                                + " there, or give a file of comma-separated values",
                        source.name(),
                        passed));
            }
            length = end;
            text = Arrays.copyOf(text, text.length * 2);
        }
    }

    /** Where the last record that is whole ends, exclusive; 0 if none is. */
    private int lastRecordEnd(byte[] text, int end) {
        int cut = 0;
        int from = 0;
        while (from < end) {
            int quote = delimiter == ' ' ? end : Scan.quote(text, from, end);
            cut = Math.max(cut, afterLastLine(text, from, quote));
            if (quote == end) {
                return cut;
            }
            boolean opens = quote == 0 || text[quote - 1] == delimiter || text[quote - 1] == '\n';
            from = opens ? Quotes.end(text, quote, end, false) : quote + 1;
            if (from == Quotes.OPEN) {
                return cut;
            }
        }
        return cut;
    }

    private static int afterLastLine(byte[] text, int from, int to) {
        for (int at = to - 1; at >= from; at--) {
            if (text[at] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }
}
