package io.customerprediction.transactions.values;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the word lists that stand beside the classes: text in UTF-8, blank lines and lines that begin with # left out. */
public final class WordFile {
    private WordFile() {}

    /** The lines of a resource of the class's package. */
    public static List<String> lines(Class<?> user, String name) {
        InputStream stream = Objects.requireNonNull(user.getResourceAsStream(name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
