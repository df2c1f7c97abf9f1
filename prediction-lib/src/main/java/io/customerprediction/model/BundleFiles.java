package io.customerprediction.model;

import io.customerprediction.forest.CompiledForest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A model bundle on disk: a flat folder of named files and a manifest with length and checksums of each. What
 * {@link #read} gives are the bytes that were written, or it fails. Immutable and thread-safe; keeps no file open.
 */
final class BundleFiles {
    private final Path bundle;
    private final Manifest manifest;

    private BundleFiles(Path bundle, Manifest manifest) {
        this.bundle = bundle;
        this.manifest = manifest;
    }

    /**
     * Writes a bundle to a new folder and forces it to disk. A failure leaves a part of it.
     *
     * @param bundle the folder, which must not exist
     * @param files by name: lower-case letters, digits, dots, hyphens and underscores
     * @throws IllegalArgumentException if a name has other characters; nothing is written then
     * @throws IOException if the disk fails or the folder exists
     */
    static void write(Path bundle, Map<String, byte[]> files) throws IOException {
        byte[] manifest = Manifest.of(files).toJson();
        Files.createDirectory(bundle);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            DurableFiles.create(bundle.resolve(file.getKey()), file.getValue());
        }
        DurableFiles.create(bundle.resolve(Manifest.NAME), manifest);
        DurableFiles.force(bundle);
    }

    /**
     * Opens a bundle: reads the manifest and makes sure that every file is there in full length.
     *
     * @throws InvalidBundleException if there is no bundle, it is of another version, or a file is missing or cut
     */
    static BundleFiles open(Path bundle) throws IOException {
        Manifest manifest = Manifest.parse(manifestBytes(bundle), bundle);
        for (Map.Entry<String, Manifest.Entry> file : manifest.files().entrySet()) {
            checkLength(bundle, file.getKey(), file.getValue().bytes());
        }
        return new BundleFiles(bundle, manifest);
    }

    private static byte[] manifestBytes(Path bundle) throws IOException {
        if (Files.isRegularFile(bundle)) {
            throw InvalidBundleException.noFolder(bundle);
        }
        try {
            return Files.readAllBytes(bundle.resolve(Manifest.NAME));
        } catch (NoSuchFileException e) {
            throw InvalidBundleException.absent(bundle);
        }
    }

    private static void checkLength(Path bundle, String name, long expected) throws IOException {
        Path file = bundle.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw InvalidBundleException.damaged(bundle, name + " is missing");
        }
        if (Files.size(file) != expected) {
            throw InvalidBundleException.damaged(bundle, name + " has " + Files.size(file) + " bytes, not " + expected);
        }
    }

    InvalidBundleException unusable(String problem) {
        return InvalidBundleException.unusable(bundle, problem);
    }

    Manifest manifest() {
        return manifest;
    }

    /** The names of all files but the manifest, in their order. */
    SortedSet<String> names() {
        return new TreeSet<>(manifest.files().keySet());
    }

    /**
     * The content of a file, after a comparison with its checksum.
     *
     * @throws InvalidBundleException if the bundle has no such file or its bytes are not those that were written
     */
    byte[] read(String name) throws IOException {
        Manifest.Entry expected = expected(name);
        byte[] content = Files.readAllBytes(bundle.resolve(name));
        if (content.length != expected.bytes() || !expected.fits(Manifest.checksum(content))) {
            throw changed(name);
        }
        return content;
    }

    /**
     * The forest in a file, after a comparison with its checksum; read without a copy of the file in memory.
     *
     * @throws InvalidBundleException if the bundle has no such file, its bytes are not those that were written, or they
     *     are no forest
     */
    CompiledForest readForest(String name) throws IOException {
        Manifest.Entry expected = expected(name);
        try (FileChannel file = FileChannel.open(bundle.resolve(name))) {
            ChecksumChannel checked = new ChecksumChannel(file);
            try {
                CompiledForest forest = CompiledForest.read(checked, expected.bytes());
                if (expected.fits(checked.checksum())) {
                    return forest;
                }
            } catch (IllegalArgumentException e) {
                checked.drain();
                if (expected.fits(checked.checksum())) {
                    throw unusable(name + ": " + e.getMessage());
                }
            }
        }
        throw changed(name);
    }

    private Manifest.Entry expected(String name) throws IOException {
        Manifest.Entry expected = manifest.files().get(name);
        if (expected == null) {
            throw unusable("it has no " + name + ", only " + String.join(", ", names()));
        }
        checkLength(bundle, name, expected.bytes());
        return expected;
    }

    private InvalidBundleException changed(String name) {
        return InvalidBundleException.damaged(bundle, name + " was changed: its checksum is not that of the manifest");
    }
}
