package io.customerprediction.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file {@code CHAMPION} of a registry: one id and a line feed. */
final class ChampionFile {
    static final String NAME = "CHAMPION";

    private static final Pattern ID = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}");
    private static final Pattern LINE = Pattern.compile("(" + ID.pattern() + ")(\r?\n)?");
    private static final int MOST_BYTES = 100;

    private final Path registry;

    ChampionFile(Path registry) {
        this.registry = registry;
    }

    Path path() {
        return registry.resolve(NAME);
    }

    /** Whether there is such a name, be it that of a file, of a folder or of a link to nowhere. */
    boolean exists() {
        return Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it can be read and names just this id. */
    boolean holds(String id) throws IOException {
        try {
            return read().filter(id::equals).isPresent();
        } catch (InvalidBundleException e) {
            return false;
        }
    }

    /** @return the id, empty if there is no such name */
    Optional<String> read() throws IOException {
        if (!exists()) {
            return Optional.empty();
        }
        String content = content();
        var line = LINE.matcher(content);
        if (!line.matches()) {
            throw InvalidBundleException.championUnreadable(
                    registry,
                    content.isBlank()
                            ? NAME + " is empty"
                            : NAME + " must hold one model id, such as 2026-11-28-5e6f7a8b, but holds \""
                                    + printable(content) + "\"");
        }
        return Optional.of(line.group(1));
    }

    private String content() throws IOException {
        if (Files.isDirectory(path())) {
            throw InvalidBundleException.championUnreadable(registry, NAME + " is a folder, not a file");
        }
        try (InputStream file = Files.newInputStream(path())) {
            return new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw InvalidBundleException.championUnreadable(
                    registry, NAME + " is a link to a file that does not exist");
        }
    }

    static byte[] content(String id) {
        return (id + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Text of unknown origin for a message of one line: all but printable ASCII is escaped, and what is long is cut. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().limit(MOST_BYTES).forEach(c -> {
            if (c >= ' ' && c < 0x7f) {
                safe.append((char) c);
            } else {
                safe.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            }
        });
        return safe.toString();
    }
}
