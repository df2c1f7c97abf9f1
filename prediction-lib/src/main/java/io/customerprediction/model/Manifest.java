package io.customerprediction.model;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.zip.CRC32;

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

    /**
     * What a file must be. Reading compares length and CRC-32, which find damage at several gigabytes a second; the
     * SHA-256 is what the content is called by. (CRC-32C, which forests end with, would be the same for all of them.)
     *
     * @param bytes its length
     * @param crc32 of its bytes, in eight lower-case hexadecimal digits
     * @param sha256 of its bytes, in lower-case hexadecimal digits
     */
    record Entry(long bytes, String crc32, String sha256) {
        static Entry of(byte[] content) {
            return new Entry(
                    content.length,
                    HexFormat.of().toHexDigits(checksum(content)),
                    HexFormat.of().formatHex(newSha256().digest(content)));
        }

        boolean fits(int checksum) {
            return HexFormat.of().toHexDigits(checksum).equals(crc32);
        }
    }

    static int checksum(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return (int) checksum.getValue();
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

    byte[] toJson() {
        return BundleJson.write(this);
    }

    /** @param bundle where it was found, for messages */
    static Manifest parse(byte[] json, Path bundle) throws IOException {
        try {
            JsonFields fields = new JsonFields(BundleJson.tree(json));
            int format = fields.whole("format");
            if (format != FORMAT) {
                throw InvalidBundleException.unusable(
                        bundle, NAME + " says format " + format + ", this program reads " + FORMAT);
            }
            return new Manifest(format, fields.object("files", files -> files.all(Manifest::entry))).checked(bundle);
        } catch (JsonProcessingException e) {
            throw InvalidBundleException.damaged(bundle, NAME + " is not readable: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw InvalidBundleException.damaged(bundle, NAME + " is not readable: " + e.getMessage());
        }
    }

    private static Entry entry(JsonFields fields) {
        return new Entry(fields.length("bytes"), fields.text("crc32"), fields.text("sha256"));
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
