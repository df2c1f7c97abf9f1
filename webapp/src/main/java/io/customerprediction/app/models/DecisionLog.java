package io.customerprediction.app.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The file {@code DECISIONS} beside the models: a line for each model that was trained or promoted, with why. Thread-safe. */
public final class DecisionLog {
    private static final String NAME = "DECISIONS";

    /** Enough for some hundred decisions. */
    private static final int READ_BYTES = 65_536;

    private final Path file;

    /** @param models folder of model versions */
    public DecisionLog(Path models) {
        this.file = models.resolve(NAME);
    }

    /** Adds a decision; on disk when this returns. */
    public void add(Decision decision) throws IOException {
        // Appended at once, so that the lines of several processes do not mix.
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap((decision.line() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                out.write(line);
            }
            out.force(true);
        }
    }

    /**
     * The newest decisions, the newest first.
     *
     * @param most how many at the most
     */
    public List<Decision> newest(int most) throws IOException {
        List<Decision> newest = new ArrayList<>();
        end().lines().forEach(line -> Decision.parse(line).ifPresent(newest::add));
        Collections.reverse(newest);
        return newest.subList(0, Math.min(most, newest.size()));
    }

    /** The end of the file, however long it has become; a line that is cut off at the beginning holds no decision. */
    private String end() throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(READ_BYTES, in.size()));
            in.position(in.size() - bytes.capacity());
            int read;
            do {
                read = in.read(bytes);
            } while (read >= 0 && bytes.hasRemaining());
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
