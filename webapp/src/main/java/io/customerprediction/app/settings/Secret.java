package io.customerprediction.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not be shown, given as a setting or in a file.
 *
 * @param text empty if it is in the file
 * @param file that holds the secret and nothing else; null if there is none
 */
public record Secret(String text, @Nullable Path file) {
    private static final long LONGEST = 4_096;

    /**
     * The secret as it is now: a file is read again each time, so that it can be replaced while the server runs.
     *
     * @throws IOException if the file cannot be read, is empty or is far too long; never with a part of it
     */
    public String current() throws IOException {
        if (file == null) {
            return text;
        }
        String read = Files.size(file) > LONGEST ? "" : Files.readString(file).strip();
        if (read.isEmpty()) {
            throw new IOException(file + " must hold the secret and nothing else");
        }
        return read;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Secret[file=" + file + "]";
    }
}
