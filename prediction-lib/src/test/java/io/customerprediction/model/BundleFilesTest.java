package io.customerprediction.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFilesTest {
    private static final Map<String, byte[]> FILES =
            Map.of("forest.bin", new byte[] {1, 2, 3}, "schema.json", "{}".getBytes(UTF_8));

    @TempDir
    Path folder;

    private Path bundle;

    @BeforeEach
    void write() throws IOException {
        bundle = folder.resolve("model");
        BundleFiles.write(bundle, FILES);
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        BundleFiles files = BundleFiles.open(bundle);

        assertThat(files.names()).containsExactly("forest.bin", "schema.json");
        assertThat(files.read("forest.bin")).containsExactly(1, 2, 3);
        assertThat(files.read("schema.json")).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void theSameFilesGiveTheSameManifest() throws IOException {
        Path again = folder.resolve("again");
        BundleFiles.write(again, FILES);

        assertThat(again.resolve("bundle.json")).hasSameBinaryContentAs(bundle.resolve("bundle.json"));
    }

    @Test
    void aNameThatLeavesTheFolderIsRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> BundleFiles.write(folder.resolve("new"), Map.of("../escape", new byte[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../escape");

        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aFolderThatExistsIsNotWrittenTo() throws IOException {
        assertThatThrownBy(() -> BundleFiles.write(bundle, Map.of("other.bin", new byte[1])))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(BundleFiles.open(bundle).names()).containsExactly("forest.bin", "schema.json");
    }

    @Test
    void aMissingBundleSaysToTrainOne() {
        assertThatThrownBy(() -> BundleFiles.open(folder.resolve("nowhere")))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessage("model bundle " + folder.resolve("nowhere")
                        + ": there is none. Train one with this folder as the output, or name the folder of another.");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(bundle.resolve("forest.bin"));

        assertThatThrownBy(() -> BundleFiles.open(bundle))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("forest.bin is missing. Copy the whole folder again");
    }

    @Test
    void aCutFileIsNamedWithItsLength() throws IOException {
        Files.write(bundle.resolve("forest.bin"), new byte[] {1, 2});

        assertThatThrownBy(() -> BundleFiles.open(bundle)).hasMessageContaining("forest.bin has 2 bytes, not 3");
    }

    @Test
    void aChangedByteIsFoundByItsChecksum() throws IOException {
        Files.write(bundle.resolve("forest.bin"), new byte[] {1, 2, 4});
        BundleFiles files = BundleFiles.open(bundle);

        assertThatThrownBy(() -> files.read("forest.bin"))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("forest.bin was changed");
        assertThat(files.read("schema.json")).hasSize(2);
    }

    @Test
    void aFileThatTheManifestDoesNotListIsNotRead() throws IOException {
        Files.writeString(bundle.resolve("more.json"), "{}");

        assertThatThrownBy(() -> BundleFiles.open(bundle).read("more.json"))
                .hasMessageContaining("it has no more.json, only forest.bin, schema.json. Train again");
    }

    @Test
    void anotherFormatIsDistinguishedFromDamage() throws IOException {
        Path manifest = bundle.resolve("bundle.json");
        String json = Files.readString(manifest);

        Files.writeString(manifest, json.replace("\"format\" : 1", "\"format\" : 2, \"new\" : true"));
        assertThatThrownBy(() -> BundleFiles.open(bundle))
                .hasMessageContaining("bundle.json says format 2, this program reads 1. Train again");

        Files.writeString(manifest, json.substring(0, json.length() / 2));
        assertThatThrownBy(() -> BundleFiles.open(bundle)).hasMessageContaining("bundle.json is not readable");

        Files.writeString(manifest, "[]");
        assertThatThrownBy(() -> BundleFiles.open(bundle)).isInstanceOf(InvalidBundleException.class);

        Files.writeString(manifest, "{\"format\":1}");
        assertThatThrownBy(() -> BundleFiles.open(bundle)).isInstanceOf(InvalidBundleException.class);

        Files.writeString(manifest, json.replace("schema.json", "../schema.json"));
        assertThatThrownBy(() -> BundleFiles.open(bundle))
                .hasMessageContaining("../schema.json, which is no plain name");

        Files.writeString(manifest, json.replace("\"sha256\" : \"", "\"sha256\" : null, \"x\" : \""));
        assertThatThrownBy(() -> BundleFiles.open(bundle)).isInstanceOf(InvalidBundleException.class);
    }
}
