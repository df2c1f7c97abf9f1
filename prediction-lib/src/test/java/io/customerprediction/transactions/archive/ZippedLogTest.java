package io.customerprediction.transactions.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZippedLogTest {
    private static final String TEXT = "customer_id,date,amount\n" + "a,2024-03-01,5\n".repeat(500);

    @TempDir
    Path folder;

    private Path zip(String... names) throws IOException {
        Path file = folder.resolve("export.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private String found(String... names) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip(names), "export.zip", 1 << 20)) {
            return ZippedLog.find(archive, "export.zip");
        }
    }

    @Test
    void theOneTableIsTheLogWhateverStandsBeside() throws IOException {
        assertThat(found("orders.csv")).isEqualTo("orders.csv");
        assertThat(found("readme.txt", "a/orders.CSV", "__MACOSX/a/._orders.csv", "a/.DS_Store", "Thumbs.db"))
                .isEqualTo("a/orders.CSV");
        assertThat(found("orders")).isEqualTo("orders");
    }

    @Test
    void severalTablesAreNamedAtMostFive() {
        assertThatThrownBy(() -> found("1.csv", "2.csv", "3.csv", "4.csv", "5.csv", "6.csv"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("export.zip holds 6 files (1.csv, 2.csv, 3.csv, 4.csv, 5.csv, …)");
    }

    @Test
    void anEntryIsReadUpToTheLimitAndCheckedToItsEnd() throws IOException {
        Path file = zip("orders.csv");
        try (ZipArchive archive = ZipArchive.open(file, "export.zip", TEXT.length())) {
            assertThat(archive.open("orders.csv").readAllBytes()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        try (ZipArchive archive = ZipArchive.open(file, "export.zip", TEXT.length() - 1)) {
            assertThatThrownBy(() -> archive.open("orders.csv").readAllBytes())
                    .hasMessageContaining("is larger than 7,523 bytes when unpacked");
        }
    }

    @Test
    void aGzipStreamThatIsCutAnywhereIsRefusedOrEndsBeforeItsData() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        assertThat(unpacked(whole)).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> unpacked(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not a complete gzip file");
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GzipInput in =
                GzipInput.open(new BufferedInputStream(new ByteArrayInputStream(packed)), "orders.csv.gz", 1 << 20)) {
            return in.readAllBytes();
        }
    }
}
