package io.customerprediction.transactions.files;

import io.customerprediction.transactions.records.RawInput;
import io.customerprediction.transactions.records.Records;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A file or stream of any kind as one text of bytes that keep ASCII: unpacked if it is a gzip or zip file, without a byte order
 * mark, UTF-16 and other such encodings made UTF-8; workbooks, JSON and Parquet as comma-separated values. Not thread-safe,
 * except that another thread may ask how far the reading is.
 */
public final class FileText implements Closeable {
    private final boolean hasBytes;
    private final RawInput raw;
    private final FileOpener opener;
    private final InputStream stream;

    /**
     * How to open a source.
     *
     * @param source its name, for messages
     * @param encoding of a text; {@code null} to detect it
     * @param maxInflated most bytes that packed contents may have when they are unpacked
     * @param headerScore how much the values of a row look like the header of a log, 0 for not at all: chooses among the sheets
     *     of a workbook
     * @param knownWords how many values of a row are known, as names of columns or otherwise: chooses among the encodings of a text
     */
    public record Opening(
            String source,
            @Nullable Charset encoding,
            long maxInflated,
            ToIntFunction<List<String>> headerScore,
            ToIntFunction<List<String>> knownWords) {}

    private FileText(boolean hasBytes, RawInput raw, FileOpener opener, InputStream stream) {
        this.hasBytes = hasBytes;
        this.raw = raw;
        this.opener = opener;
        this.stream = stream;
    }

    /**
     * Opens a source; closes its bytes if that fails.
     *
     * @throws IOException if it is broken, or of a kind that cannot be a log; the message is one line and says what to do
     */
    public static FileText open(RawInput raw, Opening how) throws IOException {
        try {
            FileOpener opener = new FileOpener(raw, how);
            return new FileText(true, raw, opener, opener.open());
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Records that need no opening; they are closed with this. */
    public static FileText of(Records records, Opening how) {
        RawInput none = RawInput.of(InputStream.nullInputStream());
        FileOpener opener = new FileOpener(none, how);
        return new FileText(false, none, opener, opener.records(records));
    }

    /** The text. */
    public InputStream stream() {
        return stream;
    }

    /** The encoding that is given, marked or certain from the bytes; UTF-8 if neither. */
    public String encoding() {
        return opener.encoding();
    }

    /**
     * Whether the source has values with types, which were written as comma-separated values with one meaning each: dates of
     * ISO 8601, decimals with a point.
     */
    public boolean isTyped() {
        return opener.isTyped();
    }

    /** Notes for the user about how the source was read; may grow until its end. */
    public List<String> notes() {
        return opener.notes();
    }

    /** Share of the source that has been read, from 0 to 1; 0 where it is not known. */
    public double done() {
        return opener.done();
    }

    /** SHA-256 of all bytes of the source as they came; empty if it has none. */
    public String sha256() throws IOException {
        return hasBytes ? raw.sha256() : "";
    }

    @Override
    public void close() throws IOException {
        try {
            opener.close();
        } finally {
            raw.close();
        }
    }
}
