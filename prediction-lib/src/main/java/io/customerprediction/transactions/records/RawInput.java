package io.customerprediction.transactions.records;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The bytes of a file or stream as they come, counted and hashed on the way. Read by one thread. */
public final class RawInput extends InputStream {
    private final InputStream in;
    private final @Nullable Path file;
    private final long size;
    private final MessageDigest digest;

    /** Read by another thread to report how far the reading is. */
    private volatile long read;

    private RawInput(InputStream in, @Nullable Path file, long size) {
        this.in = in;
        this.file = file;
        this.size = size;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The bytes of a stream of unknown length, which stays open when this is closed. */
    public static RawInput of(InputStream stream) {
        return new RawInput(
                new FilterInputStream(stream) {
                    @Override
                    public int read(byte[] buffer, int from, int length) throws IOException {
                        return in.read(buffer, from, length);
                    }

                    @Override
                    public void close() {}
                },
                null,
                0);
    }

    /**
     * The bytes of a file.
     *
     * @throws IOException if there is none or it may not be read; the message says what to do
     */
    public static RawInput open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw OneLine.refusal(file.toString(), "is a folder: give the file of the log in it");
        }
        try {
            return new RawInput(Files.newInputStream(file), file, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + OneLine.name(file.toString()) + ": check the path", e);
        } catch (AccessDeniedException e) {
            throw OneLine.refusal(file.toString(), "may not be read: check its permissions", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the one thread that reads the file
    public int read(byte[] buffer, int from, int length) throws IOException {
        int got = in.read(buffer, from, length);
        if (got > 0) {
            digest.update(buffer, from, got);
            read += got;
        }
        return got;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    /** The file, if it is one. */
    public @Nullable Path file() {
        return file;
    }

    /** Share of the bytes that has been read, from 0 to 1; 0 where their number is unknown. */
    public double done() {
        return size <= 0 ? 0 : Math.min(1, (double) read / size);
    }

    /** SHA-256 of all bytes, of which those that are left are read. */
    public String sha256() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
