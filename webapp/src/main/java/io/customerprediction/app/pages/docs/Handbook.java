package io.customerprediction.app.pages.docs;

import io.customerprediction.app.http.StaticFile;
import io.customerprediction.app.pages.docs.DocumentView.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documents of the project, which the build copies beside this class under their paths in the repository. The contents
 * ({@code docs/README.md}) link all of them, in the order of the list. Each is rendered when it is first asked for, and
 * kept. Thread-safe.
 */
final class Handbook {
    /** Stands in rendered texts for where the application lives, which a proxy may change with each request. */
    static final String BASE = "\uE000";

    private static final String ADDRESS = "/docs";
    private static final String CONTENTS = "docs/README.md";
    private static final String FOLDER = "docs/";
    private static final Pattern PICTURE = Pattern.compile("(screenshots/)?[a-z-]+\\.(png|svg)");
    private static final Map<String, String> TYPES = Map.of("png", "image/png", "svg", "image/svg+xml");

    private final Map<String, String> paths = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Markdown.Rendered> rendered = new ConcurrentHashMap<>();

    Handbook() {
        for (Map.Entry<String, String> link : Markdown.links(text(CONTENTS))) {
            String path = inRepository(CONTENTS, link.getKey());
            if (path.endsWith(".md") && paths.putIfAbsent(name(path), path) == null) {
                entries.add(new Entry(name(path), address(path), link.getValue()));
            }
        }
        paths.put(name(CONTENTS), CONTENTS);
    }

    /** A document by its name, the contents by an empty one. */
    Optional<DocumentView> document(String name) {
        @Nullable String path = paths.get(name);
        if (path == null) {
            return Optional.empty();
        }
        Markdown.Rendered text = rendered.computeIfAbsent(
                name, unused -> Markdown.render(text(path), destination -> destination(path, destination)));
        return Optional.of(new DocumentView(name, text.title(), text.html(), text.headings(), entries));
    }

    /** A picture of the documents by its path below theirs. */
    static Optional<StaticFile> picture(String path) {
        if (!PICTURE.matcher(path).matches() || Handbook.class.getResource(FOLDER + path) == null) {
            return Optional.empty();
        }
        String type = Objects.requireNonNull(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
        return Optional.of(
                StaticFile.of("/" + Handbook.class.getPackageName().replace('.', '/') + "/" + FOLDER + path, type));
    }

    /** Where what a document names is on the pages; empty for what is only in the repository. */
    private Optional<String> destination(String from, String destination) {
        if (destination.startsWith("#") || destination.startsWith("https://")) {
            return Optional.of(destination);
        }
        int anchor = destination.indexOf('#');
        String place = anchor < 0 ? "" : destination.substring(anchor);
        String path = inRepository(from, anchor < 0 ? destination : destination.substring(0, anchor));
        if (paths.containsValue(path)) {
            return Optional.of(BASE + address(path) + place);
        }
        return path.startsWith(FOLDER)
                        && picture(path.substring(FOLDER.length())).isPresent()
                ? Optional.of(BASE + "/" + path)
                : Optional.empty();
    }

    private static String inRepository(String from, String destination) {
        Path folder = Objects.requireNonNullElse(Path.of(from).getParent(), Path.of(""));
        return folder.resolve(destination.replaceFirst("#.*", ""))
                .normalize()
                .toString()
                .replace('\\', '/');
    }

    /** {@code docs/GET-STARTED.md} is {@code get-started}, {@code data/README.md} is {@code data-readme}. */
    private static String name(String path) {
        if (path.equals(CONTENTS)) {
            return "";
        }
        String below = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path;
        return below.replaceFirst("\\.md$", "").replace('/', '-').toLowerCase(Locale.ROOT);
    }

    private static String address(String path) {
        return name(path).isEmpty() ? ADDRESS : ADDRESS + "/" + name(path);
    }

    private static String text(String path) {
        try (InputStream in = Objects.requireNonNull(Handbook.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
