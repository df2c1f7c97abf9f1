package io.customerprediction.app.logs;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that is appended to in whole pieces and never given up: a piece that cannot be written is taken back as far as it
 * went and counted; the file is opened anew a second later, or once it was removed or moved away. Not thread-safe.
 */
final class PersistentFile extends OutputStream {
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final Path path;
    private final LongAdder failures;
    private final LongSupplier nanoTime;
    private @Nullable FileOutputStream file;
    private long size;
    private long nextLook;
    private volatile boolean failing;

    /**
     * @param failures counts the pieces that are lost
     * @param nanoTime a clock such as {@code System::nanoTime}
     */
    PersistentFile(Path path, LongAdder failures, LongSupplier nanoTime) {
        this.path = path;
        this.failures = failures;
        this.nanoTime = nanoTime;
        open();
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (nanoTime.getAsLong() - nextLook >= 0) {
            look();
        }
        if (file == null) {
            failed();
            return;
        }
        try {
            file.write(bytes, from, length);
            size += length;
            failing = false;
        } catch (IOException e) {
            failed();
            takeBack(file);
            close();
        }
    }

    private void failed() {
        failures.increment();
        failing = true;
    }

    /** Whether the latest piece was lost; may be called by any thread. */
    boolean isFailing() {
        return failing;
    }

    /** Sees to it, once a second, that there is a file and that it is the one with the name. */
    private void look() {
        if (file != null && !Files.exists(path)) {
            close();
        }
        if (file == null) {
            open();
        }
        nextLook = nanoTime.getAsLong() + PAUSE_NANOS;
    }

    private void open() {
        nextLook = nanoTime.getAsLong() + PAUSE_NANOS;
        try {
            File target = path.toAbsolutePath().toFile();
            Files.createDirectories(target.toPath().getParent());
            file = new FileOutputStream(target, true);
            size = target.length();
        } catch (IOException e) {
            file = null;
        }
    }

    /** Half a piece would run into the next one. */
    private void takeBack(FileOutputStream broken) {
        try {
            broken.getChannel().truncate(size);
        } catch (IOException e) {
            // The disk that took half a piece does not let go of it; there is nothing left to try.
        }
    }

    @Override
    public void close() {
        FileOutputStream closing = file;
        file = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException e) {
            // Every piece was handed to the operating system when it was written.
        }
    }
}
