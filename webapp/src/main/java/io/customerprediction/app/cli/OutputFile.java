package io.customerprediction.app.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is there when it is whole: it is written under another name beside its place and takes its own when all is
 * in it. What is closed before that leaves nothing behind, and what stood there stays. A name that ends in {@code .gz} is
 * compressed. The text is UTF-8.
 */
final class OutputFile implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path part;
    private final OutputStream bytes;
    private final Writer writer;

    private OutputFile(Path file, Path part, OutputStream bytes) {
        this.file = file;
        this.part = part;
        this.bytes = bytes;
        this.writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    }

    /** Begins a file; folders above it are made if need be. */
    static OutputFile begin(Path named) throws IOException {
        Path file = named.toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new IOException(named + " is a folder; name a file");
        }
        Path folder = file.getParent();
        Files.createDirectories(folder);
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        OutputStream bytes = new BufferedOutputStream(
                new Bytes(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), named), BUFFER);
        part.toFile().deleteOnExit();
        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER) : bytes;
        return new OutputFile(file, part, out);
    }

    /** Writes a whole file. */
    static void write(Path file, String text) throws IOException {
        try (OutputFile out = begin(file)) {
            out.writer().write(text);
            out.commit();
        }
    }

    /** Receives the text. */
    Writer writer() {
        return writer;
    }

    /** Receives bytes, for a file that is not a text. */
    OutputStream bytes() {
        return bytes;
    }

    /** All is written: the file takes its place. */
    void commit() throws IOException {
        writer.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(part);
    }

    /** The bytes of the file; a failure, such as a full disk, names it and says what to do. */
    private static final class Bytes extends FilterOutputStream {
        private final Path named;

        Bytes(OutputStream out, Path named) {
            super(out);
            this.named = named;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new IOException(
                        named + " cannot be written (" + e.getMessage()
                                + "): make room on its disk, or name a file on another one",
                        e);
            }
        }
    }
}
