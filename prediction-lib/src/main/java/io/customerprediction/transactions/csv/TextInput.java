package io.customerprediction.transactions.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file or stream as bytes that keep ASCII: inflated if it is gzip, without a byte order mark, UTF-16 and other such
 * encodings made UTF-8, lines ended by a line feed.
 */
final class TextInput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int START = 8;

    private final String source;
    private final long maxInflated;
    private final RawInput raw;
    private final InputStream text;
    private String encoding = StandardCharsets.UTF_8.name();
    private byte[] head = {};
    private int headAt;
    private boolean carriageReturns;

    private TextInput(String source, RawInput raw, @Nullable Charset given, long maxInflated) throws IOException {
        this.source = source;
        this.maxInflated = maxInflated;
        this.raw = raw;
        this.text = text(inflated(new BufferedInputStream(raw, BUFFER)), given);
    }

    /**
     * Opens a text; closes the bytes if that fails.
     *
     * @param source its name, for messages
     * @param given the encoding; {@code null} to detect it
     * @param maxInflated most bytes that a compressed text may have
     */
    static TextInput open(String source, RawInput raw, @Nullable Charset given, long maxInflated) throws IOException {
        try {
            return new TextInput(source, raw, given, maxInflated);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static byte[] start(BufferedInputStream in) throws IOException {
        in.mark(START);
        byte[] start = in.readNBytes(START);
        in.reset();
        return start;
    }

    private BufferedInputStream inflated(BufferedInputStream in) throws IOException {
        requireText(start(in));
        if (!FileKind.isGzip(start(in))) {
            return in;
        }
        try {
            InputStream inflated = new LimitedInput(new GZIPInputStream(in, BUFFER), maxInflated, source);
            BufferedInputStream text = new BufferedInputStream(inflated, BUFFER);
            byte[] start = start(text);
            requireText(start);
            if (FileKind.isGzip(start)) {
                throw new IOException(source + " is a gzip file inside of a gzip file: unpack it once");
            }
            return text;
        } catch (EOFException | ZipException e) {
            throw broken(e);
        }
    }

    private void requireText(byte[] start) throws IOException {
        String other = FileKind.otherThanText(start);
        if (other != null) {
            throw new IOException(source + " is " + other + ": give the text of the log, plain or as gzip");
        }
    }

    private InputStream text(BufferedInputStream in, @Nullable Charset given) throws IOException {
        ByteOrderMark mark = ByteOrderMark.of(startOfText(in));
        if (mark != null) {
            in.skipNBytes(mark.length());
        }
        Charset charset = mark != null ? mark.charset() : given;
        if (charset == null) {
            return in;
        }
        encoding = charset.name();
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)
                ? in
                : new Recoded(in, charset);
    }

    private byte[] startOfText(BufferedInputStream in) throws IOException {
        try {
            return start(in);
        } catch (EOFException | ZipException e) {
            throw broken(e);
        }
    }

    /** Its name, for messages. */
    String name() {
        return source;
    }

    /** The encoding that is given or marked, UTF-8 if neither. */
    String encoding() {
        return encoding;
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
        try {
            int end = at + text.readNBytes(buffer, at, to - at);
            endLines(buffer, at, end);
            return end;
        } catch (EOFException | ZipException e) {
            throw broken(e);
        }
    }

    private IOException broken(IOException e) {
        return new IOException(
                source + " is not a complete gzip file (" + e.getMessage() + "): copy or download it again", e);
    }

    /** Share of the bytes that has been read, from 0 to 1; 0 where their number is unknown. */
    double done() {
        return raw.done();
    }

    /** SHA-256 of all bytes as they came. */
    String sha256() throws IOException {
        return raw.sha256();
    }

    @Override
    public void close() throws IOException {
        text.close();
        raw.close();
    }
}
