package io.customerprediction.app.models;

import io.customerprediction.app.models.ModelVersion.State;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The file {@code DECISIONS} beside the models: a line for each model that was trained, with what it became and why. */
final class DecisionLog {
    private static final String NAME = "DECISIONS";

    private DecisionLog() {}

    /** Adds a line; on disk when this returns. */
    static void add(Path models, Instant time, String model, State state, String reason) throws IOException {
        String line = time + " " + model + " " + state.key() + ": " + reason + "\n";
        try (FileChannel file = FileChannel.open(
                models.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }
}
