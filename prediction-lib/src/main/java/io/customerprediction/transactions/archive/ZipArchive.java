package io.customerprediction.transactions.archive;

import io.customerprediction.transactions.records.OneLine;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip file, read by its directory. The number of its entries and the bytes that one of them is unpacked to are bounded;
 * what is unpacked is checked against the length and the checksum that the directory gives. Not thread-safe.
 */
public final class ZipArchive implements Closeable {
    /** More entries than any log or workbook needs. */
    public static final int MOST_ENTRIES = 10_000;

    private final ZipFile zip;
    private final String source;
    private final long mostBytes;
    private final List<String> names;

    private ZipArchive(ZipFile zip, String source, long mostBytes) {
        this.zip = zip;
        this.source = source;
        this.mostBytes = mostBytes;
        this.names = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    /**
     * Opens an archive.
     *
     * @param source its name, for messages
     * @param mostBytes that an entry may be unpacked to
     * @throws IOException if it is broken, protected by a password, packed by an unusual method or has too many entries
     */
    public static ZipArchive open(Path file, String source, long mostBytes) throws IOException {
        ZipDirectory.requireModest(file, source);
        try {
            // Names in UTF-8 are marked as such; of the others no byte is refused.
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
            if (zip.size() > MOST_ENTRIES) {
                zip.close();
                throw ZipDirectory.tooMany(source);
            }
            return new ZipArchive(zip, source, mostBytes);
        } catch (ZipException e) {
            throw unreadable(source, e);
        }
    }

    private static IOException unreadable(String source, ZipException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("encrypted")) {
            return OneLine.refusal(source, "is protected by a password: unpack it and give the file in it", e);
        }
        return message.contains("compression method")
                ? OneLine.refusal(
                        source, "is packed by an unusual method: unpack it, or pack it again as plain zip or gzip", e)
                : broken(source, e);
    }

    private static IOException broken(String source, IOException e) {
        return OneLine.refusal(
                source, "is not a complete zip file (" + e.getMessage() + "): copy or download it again", e);
    }

    /** The names of all files in it. */
    public List<String> names() {
        return names;
    }

    /** Whether there is such a file in it. */
    public boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /**
     * Unpacks a file of it in a stream.
     *
     * @throws IOException if there is no such file
     */
    public VerifiedEntry open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw OneLine.refusal(source, "has no part " + OneLine.value(name) + ": save or pack it again");
        }
        try {
            return new VerifiedEntry(zip.getInputStream(entry), entry, source, mostBytes);
        } catch (ZipException e) {
            throw broken(source, e);
        }
    }

    /** The first bytes of a file of it; fewer if it is shorter, none if there is no such file. */
    public byte[] start(String name, int length) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream in = open(name)) {
            return in.readNBytes(length);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
