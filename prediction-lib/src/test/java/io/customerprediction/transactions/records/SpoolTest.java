package io.customerprediction.transactions.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static InputStream bytes(int count) {
        return new ByteArrayInputStream("x".repeat(count).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theFileIsThereUntilTheSpoolIsClosed() throws IOException {
        Spool spool = Spool.of(bytes(1_000), "orders.zip", 1_000);
        Path file = spool.file();
        assertThat(file).hasSize(1_000);
        spool.close();
        assertThat(file).doesNotExist();
    }

    @Test
    void oneByteTooManyIsRefusedByTheNameOfTheSource() {
        assertThatThrownBy(() -> Spool.of(bytes(1_001), "orders.zip", 1_000))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("orders.zip is larger than 1,000 bytes when unpacked");
    }

    @Test
    void aStreamThatFailsLeavesNoFile() throws IOException {
        try (var before = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            long files = before.filter(SpoolTest::isSpool).count();
            InputStream broken = InputStream.nullInputStream();
            broken.close(); // reading it fails from now on
            assertThatThrownBy(() -> Spool.of(broken, "upload", 10)).hasMessage("Stream closed");
            try (var after = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                assertThat(after.filter(SpoolTest::isSpool).count()).isEqualTo(files);
            }
        }
    }

    private static boolean isSpool(Path file) {
        return file.toString().endsWith(".spool");
    }

    @Test
    void messagesAreOneLineOfPrintedCharacters() {
        assertThat(OneLine.refusal("a\nb\u001b.csv", "is\tbroken")).hasMessage("a\\u000ab\\u001b.csv is\\u0009broken");
        assertThat(OneLine.name("x".repeat(500) + ".csv"))
                .hasSize(120)
                .startsWith("…")
                .endsWith("x.csv");
        assertThat(OneLine.value("y".repeat(500))).hasSize(40).endsWith("…");
        IOException plain = new IOException("as it is");
        assertThat(OneLine.bounded(plain)).isSameAs(plain);
    }
}
