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

/** A file of a registry that names one of its versions: one id and a line feed. */
final class PointerFile {
    /** The version that answers. */
    static final String CHAMPION = "CHAMPION";

    /** The version that answered before it. */
    static final String PREVIOUS = "PREVIOUS";

    /** A version that is to be compared with it. */
    static final String CHALLENGER = "CHALLENGER";

    private static final Pattern ID = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}");
    private static final Pattern LINE = Pattern.compile("(" + ID.pattern() + ")(\r?\n)?");
    private static final int MOST_BYTES = 100;

    private final Path registry;
    private final String name;

    PointerFile(Path registry, String name) {
        this.registry = registry;
        this.name = name;
    }

    Path path() {
        return registry.resolve(name);
    }

    /** Whether there is such a name, be it that of a file, of a folder or of a link to nowhere. */
    boolean exists() {
        return Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
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
                            ? name + " is empty"
                            : name + " must hold one model id, such as 2026-11-28-5e6f7a8b, but holds \""
                                    + printable(content) + "\"");
        }
        return Optional.of(line.group(1));
    }

    /** The id; empty also if the file cannot be used. */
    Optional<String> usable() throws IOException {
        try {
            return read();
        } catch (InvalidBundleException e) {
            return Optional.empty();
        }
    }

    /** Makes it name this version, by one atomic rename. */
    void write(String id, RegistryWrite write) throws IOException {
        if (!usable().equals(Optional.of(id))) {
            Path incomplete = write.incomplete();
            DurableFiles.create(incomplete, content(id));
            DurableFiles.rename(incomplete, path());
        }
    }

    /** Removes it, by one atomic rename. */
    void remove(RegistryWrite write) throws IOException {
        if (exists()) {
            DurableFiles.rename(path(), write.incomplete());
        }
    }

    private String content() throws IOException {
        if (Files.isDirectory(path())) {
            throw InvalidBundleException.championUnreadable(registry, name + " is a folder, not a file");
        }
        try (InputStream file = Files.newInputStream(path())) {
            return new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw InvalidBundleException.championUnreadable(
                    registry, name + " is a link to a file that does not exist");
        }
    }

    private static byte[] content(String id) {
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
