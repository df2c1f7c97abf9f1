package io.customerprediction.transactions;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file as bytes that keep ASCII: inflated if it is gzip, without a byte order mark, UTF-16 and other such
 * encodings made UTF-8, lines ended by a line feed.
 */
final class LogSource implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int START = 8;

    private final Path file;
    private final RawFile raw;
    private final InputStream text;
    private String encoding = StandardCharsets.UTF_8.name();
    private byte[] head = {};
    private int headAt;
    private boolean carriageReturns;

    private LogSource(Path file, RawFile raw, @Nullable Charset told) throws IOException {
        this.file = file;
        this.raw = raw;
        this.text = text(inflated(new BufferedInputStream(raw, BUFFER)), told);
    }

    /** Opens a file whose encoding is told or, if not, shows. */
    static LogSource open(Path file, @Nullable Charset told) throws IOException {
        RawFile raw = RawFile.open(file);
        try {
            return new LogSource(file, raw, told);
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
        String other = FileKind.otherThanText(start(in));
        if (other != null) {
            throw new IOException(file + " is " + other + ": give the text of the log, plain or as gzip");
        }
        try {
            return FileKind.isGzip(start(in)) ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (EOFException | ZipException e) {
            throw broken(e);
        }
    }

    private InputStream text(BufferedInputStream in, @Nullable Charset told) throws IOException {
        ByteOrderMark mark = ByteOrderMark.of(startOfText(in));
        if (mark != null) {
            in.skipNBytes(mark.length());
        }
        Charset charset = mark != null ? mark.charset() : told;
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

    /** The encoding that is told or marked, UTF-8 if neither. */
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
        return new IOException(file + " is no whole gzip file (" + e.getMessage() + "): copy or download it again", e);
    }

    /** Share of the file that is read. */
    double done() {
        return raw.done();
    }

    /** SHA-256 of the whole file as it stands on disk. */
    String sha256() throws IOException {
        return raw.sha256();
    }

    @Override
    public void close() throws IOException {
        text.close();
        raw.close();
    }
}
