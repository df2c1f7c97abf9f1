package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path folder;

    @Test
    void theOldFileStaysUntilTheNewOneIsComplete() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        try (OutputFile out = OutputFile.begin(file)) {
            out.writer().write("new");
            out.writer().flush();
            assertThat(file).hasContent("old");
            out.commit();
        }
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatIsNotFinishedLeavesNothingBehind() throws IOException {
        try (OutputFile out = OutputFile.begin(folder.resolve("deep/er/a.csv"))) {
            out.writer().write("half");
        }
        assertThat(folder.resolve("deep/er")).isEmptyDirectory();
    }

    @Test
    void aNameInGzIsCompressed() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        OutputFile.write(file, "Zoë\n");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("Zoë\n");
        }
    }

    @Test
    void aFolderIsNoFile() {
        assertThatIOException()
                .isThrownBy(() -> OutputFile.begin(folder))
                .withMessageContaining(folder.toString())
                .withMessageContaining("name a file");
    }
}
