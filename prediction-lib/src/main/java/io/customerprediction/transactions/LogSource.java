package io.customerprediction.transactions;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The text of a file as bytes that keep ASCII: inflated if it is gzip, without a byte order mark, UTF-16 made UTF-8. */
final class LogSource implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path file;
    private final RawFile raw;
    private final InputStream text;
    private @Nullable String encoding;
    private byte[] head = {};
    private int headAt;

    private LogSource(Path file, @Nullable Charset told) throws IOException {
        this.file = file;
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder: give the file of the log in it");
        }
        this.raw = open(file);
        this.text = text(inflated(new BufferedInputStream(raw, BUFFER)), told);
    }

    /** Opens a file. */
    static LogSource open(Path file, @Nullable Charset told) throws IOException {
        return new LogSource(file, told);
    }

    private static RawFile open(Path file) throws IOException {
        try {
            return new RawFile(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file + ": check the path", e);
        }
    }

    private static InputStream inflated(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
    }

    private InputStream text(InputStream in, @Nullable Charset told) throws IOException {
        in.mark(3);
        byte[] start = in.readNBytes(3);
        in.reset();
        Charset marked = ByteOrderMark.of(start);
        if (marked != null) {
            in.skipNBytes(marked.equals(StandardCharsets.UTF_8) ? 3 : 2);
        }
        Charset charset = marked != null ? marked : told;
        if (charset == null) {
            return in;
        }
        encoding = charset.name();
        return ByteOrderMark.keepsBytes(charset) ? in : new Recoded(in, charset);
    }

    /** The encoding that is told or marked; {@code null} if it shows in the text only. */
    @Nullable
    String encoding() {
        return encoding;
    }

    /** The beginning of the text, which stays to be read. */
    byte[] peek(int length) throws IOException {
        byte[] buffer = new byte[length];
        head = Arrays.copyOf(buffer, read(buffer, 0, length));
        return head;
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
            return at + text.readNBytes(buffer, at, to - at);
        } catch (EOFException | ZipException e) {
            throw new IOException(
                    file + " is no whole gzip file (" + e.getMessage() + "): copy or download it again", e);
        }
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
