package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.files.FileText;
import io.customerprediction.transactions.files.FileText.Opening;
import io.customerprediction.transactions.layout.HeaderNames;
import io.customerprediction.transactions.layout.Role;
import io.customerprediction.transactions.records.RawInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file or stream as bytes that keep ASCII: inflated if it is gzip, without a byte order mark, UTF-16 and other such
 * encodings made UTF-8, lines ended by a line feed.
 */
final class TextInput implements AutoCloseable {
    private final String source;
    private final FileText file;
    private final InputStream text;
    private byte[] head = {};
    private int headAt;
    private boolean carriageReturns;

    private TextInput(String source, FileText file) {
        this.source = source;
        this.file = file;
        this.text = file.stream();
    }

    /**
     * Opens a text; closes the bytes if that fails.
     *
     * @param source its name, for messages
     * @param given the encoding; {@code null} to detect it
     * @param maxInflated most bytes that a compressed text may have
     */
    static TextInput open(String source, RawInput raw, @Nullable Charset given, long maxInflated) throws IOException {
        return open(source, OpenedSource.of(raw), given, maxInflated);
    }

    static TextInput open(String source, OpenedSource from, @Nullable Charset given, long maxInflated)
            throws IOException {
        return new TextInput(
                source, from.text(new Opening(source, given, maxInflated, TextInput::headerScore, HeaderNames::known)));
    }

    /** How many roles of a log a row of names could give; 0 without a customer or a time. */
    private static int headerScore(List<String> row) {
        boolean log = Role.CUSTOMER.find(row) >= 0 && Role.TIME.find(row) >= 0;
        return log
                ? (int) Stream.of(Role.values())
                        .filter(role -> role.find(row) >= 0)
                        .count()
                : 0;
    }

    /** Its name, for messages. */
    String name() {
        return source;
    }

    /** The encoding that is given or marked, UTF-8 if neither. */
    String encoding() {
        return file.encoding();
    }

    /**
     * Whether the values had types and were written with one meaning each (dates of ISO 8601, decimals with a point), separated by
     * commas.
     */
    boolean isTyped() {
        return file.isTyped();
    }

    /** What a user should know about how the file was read; complete at its end. */
    List<String> notes() {
        return file.notes();
    }

    /** The beginning of the text, which stays to be read. */
    byte[] peek(int length) throws IOException {
        byte[] buffer = new byte[length];
        head = Arrays.copyOf(buffer, read(buffer, 0, length));
        carriageReturns = indexOf(head, '\n') < 0 && indexOf(head, '\r') >= 0;
        endLines(head, 0, head.length);
        return head;
    }

    private static int indexOf(byte[] text, char wanted) {
        int at = 0;
        while (at < text.length && text[at] != wanted) {
            at++;
        }
        return at < text.length ? at : -1;
    }

    /** Old Macintosh programs end lines by a carriage return alone. */
    private void endLines(byte[] buffer, int from, int to) {
        for (int at = from; carriageReturns && at < to; at++) {
            if (buffer[at] == '\r') {
                buffer[at] = '\n';
            }
        }
    }

    /** Passes over the first bytes of what was peeked at. */
    void skip(int length) {
        headAt = length;
    }

    /** Reads until {@code to} is reached or the text ends; returns where it stopped. */
    int read(byte[] buffer, int from, int to) throws IOException {
        int peeked = Math.min(to - from, head.length - headAt);
        System.arraycopy(head, headAt, buffer, from, peeked);
        headAt += peeked;
        int at = from + peeked;
        int end = at + text.readNBytes(buffer, at, to - at);
        endLines(buffer, at, end);
        return end;
    }

    /** Share of the bytes that has been read, from 0 to 1; 0 where their number is unknown. */
    double done() {
        return file.done();
    }

    /** SHA-256 of all bytes as they came; empty if the source has none. */
    String sha256() throws IOException {
        return file.sha256();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
