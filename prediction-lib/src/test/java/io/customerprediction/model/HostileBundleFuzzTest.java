package io.customerprediction.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.customerprediction.forest.CompiledForest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Bundles whose files hold any bytes: each is loaded or refused as an invalid bundle, never anything else. */
class HostileBundleFuzzTest {
    @TempDir
    static Path folder;

    private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path whole = MadeUpModel.bundle(true).save(folder.resolve("whole"));
        BundleFiles files = BundleFiles.open(whole);
        for (String name : files.names()) {
            FILES.put(name, files.read(name));
        }
    }

    /** The manifest fits the bytes, so that they reach the parser behind it; the first byte chooses the file. */
    @FuzzTest(maxDuration = "5m")
    void aBundleWithOneFileOfAnyBytesIsLoadedOrRefused(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        List<String> names = new ArrayList<>(FILES.keySet());
        String name = names.get(Byte.toUnsignedInt(bytes[0]) % names.size());
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
        Map<String, byte[]> files = new LinkedHashMap<>(FILES);
        files.put(name, name.endsWith(".forest") ? withChecksum(content) : content);
        Path bundle = Files.createDirectories(folder.resolve("bundle"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(bundle.resolve(file.getKey()), file.getValue());
        }
        Files.write(bundle.resolve(Manifest.NAME), Manifest.of(files).toJson());
        assertLoadedOrRefused(bundle);
    }

    @FuzzTest(maxDuration = "5m")
    void aManifestOfAnyBytesIsReadOrRefused(byte[] json) throws IOException {
        try {
            assertThat(Manifest.parse(json, folder).files().keySet()).allMatch(name -> !name.contains("/"));
        } catch (InvalidBundleException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "5m")
    void aForestOfAnyBytesIsReadOrRefused(byte[] bytes) {
        try {
            CompiledForest forest = CompiledForest.read(ByteBuffer.wrap(withChecksum(bytes)));
            assertThat(forest.mean(new double[forest.featureCount()])).isNotNaN();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "5m")
    void aChampionOfAnyBytesIsReadOrRefused(byte[] bytes) throws IOException {
        Path registry = Files.createDirectories(folder.resolve("registry"));
        Files.write(registry.resolve(PointerFile.CHAMPION), bytes);
        try {
            assertThat(new ModelRegistry(registry).championId().orElseThrow()).matches("[0-9a-f-]{19}");
        } catch (InvalidBundleException refused) {
            assertThat(refused).message().matches("[ -~]+");
        }
    }

    private static void assertLoadedOrRefused(Path bundle) throws IOException {
        try {
            assertThat(ModelBundle.load(bundle).id()).isNotBlank();
        } catch (InvalidBundleException refused) {
            assertThat(refused).hasMessageContaining(bundle.toString());
        }
    }

    /** A forest ends with the checksum of what is before it; with any other, nothing behind the check would be reached. */
    private static byte[] withChecksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return ByteBuffer.allocate(bytes.length + Integer.BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put(bytes)
                .putInt((int) checksum.getValue())
                .array();
    }
}
