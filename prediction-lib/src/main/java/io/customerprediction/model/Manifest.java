package io.customerprediction.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The list of a bundle's files, itself a file of the bundle.
 *
 * @param format version of the way that bundles are laid out
 * @param files by name
 */
record Manifest(int format, SortedMap<String, Entry> files) {
    static final String NAME = "bundle.json";
    private static final int FORMAT = 1;
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    Manifest {
        if (files == null) {
            throw new IllegalArgumentException("no list of files");
        }
    }

    /**
     * What a file must be.
     *
     * @param bytes its length
     * @param sha256 of its bytes, in lower-case hexadecimal digits
     */
    record Entry(long bytes, String sha256) {
        static Entry of(byte[] content) {
            return new Entry(
                    content.length, HexFormat.of().formatHex(newSha256().digest(content)));
        }
    }

    /** @throws IllegalArgumentException if a name is not plain: the folder is flat and works on every file system */
    static Manifest of(Map<String, byte[]> files) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        files.forEach((name, content) -> {
            if (!isPlain(name)) {
                throw new IllegalArgumentException("a bundle's file cannot be named " + name + "; valid are "
                        + PLAIN_NAME.pattern() + " but not " + NAME);
            }
            entries.put(name, Entry.of(content));
        });
        return new Manifest(FORMAT, entries);
    }

    /** A digest of the content of these files, in lower-case hexadecimal digits. */
    String digest(List<String> names) {
        String digests = names.stream()
                .map(name -> Objects.requireNonNull(files.get(name)).sha256())
                .collect(Collectors.joining());
        return Entry.of(digests.getBytes(StandardCharsets.US_ASCII)).sha256();
    }

    byte[] toJson() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** @param bundle where it was found, for messages */
    static Manifest parse(byte[] json, Path bundle) throws IOException {
        try {
            JsonNode tree = JSON.readTree(json);
            int format = tree.path("format").asInt();
            if (format != FORMAT) {
                throw InvalidBundleException.unusable(
                        bundle, NAME + " says format " + tree.path("format") + ", this program reads " + FORMAT);
            }
            return JSON.treeToValue(tree, Manifest.class).checked(bundle);
        } catch (JsonProcessingException e) {
            throw InvalidBundleException.damaged(bundle, NAME + " is not readable: " + e.getOriginalMessage());
        }
    }

    private Manifest checked(Path bundle) throws InvalidBundleException {
        for (String name : files.keySet()) {
            if (!isPlain(name)) {
                throw InvalidBundleException.damaged(bundle, NAME + " lists " + name + ", which is no plain name");
            }
        }
        return this;
    }

    private static boolean isPlain(String name) {
        return PLAIN_NAME.matcher(name).matches() && !name.equals(NAME);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
