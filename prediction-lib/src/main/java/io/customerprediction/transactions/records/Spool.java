package io.customerprediction.transactions.records;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary file for bytes that come as a stream but are not read in their order. It is deleted when it is closed. */
public final class Spool implements Closeable {
    /** Most bytes of such a file: 4 GiB. */
    public static final long MOST_BYTES = 1L << 32;

    private final Path file;

    private Spool(Path file) {
        this.file = file;
    }

    /**
     * Writes all bytes of a stream, which stays open.
     *
     * @param source its name, for messages
     * @throws IOException if they are too many or cannot be written; no file is left behind
     */
    public static Spool of(InputStream in, String source, long mostBytes) throws IOException {
        Spool spool = new Spool(Files.createTempFile("purchases", ".spool"));
        try (OutputStream out = Files.newOutputStream(spool.file)) {
            new LimitedInput(in, Math.min(mostBytes, MOST_BYTES), source).transferTo(out);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
        return spool;
    }

    /** The file; it is gone when this is closed. */
    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
