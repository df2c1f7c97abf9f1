package io.customerprediction.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.http.AnsweredRequest;
import io.customerprediction.app.settings.LogSettings;
import io.customerprediction.app.settings.LogSettings.Format;
import io.customerprediction.logging.PredictionLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-12-16T14:30:12Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private ServerLogs open(long fileBytes, Format format) {
        return new ServerLogs(new LogSettings(folder, fileBytes, 30, 100_000_000, true, format), CLOCK);
    }

    private static AnsweredRequest request(String caller, String id) {
        return new AnsweredRequest("POST", "/predict_churn", 200, 1_042_999, 24, "viewer", caller, id);
    }

    @Test
    void aRequestIsALineOfNamesAndValues() throws IOException {
        try (ServerLogs files = open(10_000_000, Format.TEXT)) {
            files.access().orElseThrow().write(request("key:shop", "a-1"));
            files.access().orElseThrow().write(request("user:o \"r\"\n\u202e", "a-2"));
        }
        assertThat(Files.readAllLines(folder.resolve("access.log")))
                .containsExactly(
                        "time=2024-12-16T14:30:12Z method=POST route=/predict_churn status=200 ms=1.042 bytes=24"
                                + " caller=key:shop request_id=a-1",
                        "time=2024-12-16T14:30:12Z method=POST route=/predict_churn status=200 ms=1.042 bytes=24"
                                + " caller=\"user:o \\\"r\\\"\\n\\u202E\" request_id=a-2");
    }

    @Test
    void aRequestIsAnObjectIfTheSettingsWantThat() throws IOException {
        try (ServerLogs files = open(10_000_000, Format.JSON)) {
            files.access().orElseThrow().write(request("user:o \"r\"\n\u202e", "a-2"));
        }
        String line = Files.readString(folder.resolve("access.log"));
        assertThat(line).endsWith("}\n").doesNotContain("\u202e");
        assertThat(new ObjectMapper().readTree(line)).isEqualTo(new ObjectMapper().readTree("""
                        {"time":"2024-12-16T14:30:12Z","method":"POST","route":"/predict_churn","status":200,"ms":1.042,
                        "bytes":24,"caller":"user:o \\"r\\"\\n\\u202e","request_id":"a-2"}"""));
    }

    @Test
    void requestsAreNotWrittenWhereTheSettingsDoNotWantThat() {
        try (ServerLogs files =
                new ServerLogs(new LogSettings(folder, 10_000, 30, 100_000, false, Format.TEXT), CLOCK)) {
            assertThat(files.access()).isEmpty();
            assertThat(folder.resolve("access.log")).doesNotExist();
        }
    }

    @Test
    void theLinesAreExactlyThese() throws IOException {
        try (ServerLogs files = open(10_000_000, Format.TEXT)) {
            files.predictions().nextPurchase(10, 5, 5000, 1, 45.6);
            files.predictions().churn(10, 5, 5000, 1, true);
            files.predictions().churn(0.5, 1, 12.25, 4, false);
        }
        assertThat(Files.readString(folder.resolve("next_purchase.log"))).isEqualTo("""
                        INFO - 2024-12-16 14:30:12 - Input: {"Recency": 10, "Frequency": 5, "Monetary": 5000, "Cluster": 1}
                        INFO - 2024-12-16 14:30:12 - Output: {"Next Purchase Prediction (days)": 45.6}
                        """);
        assertThat(Files.readString(folder.resolve("churn_prediction.log"))).isEqualTo("""
                        INFO - 2024-12-16 14:30:12 - Input: {"Recency": 10, "Frequency": 5, "Monetary": 5000, "Cluster": 1}
                        INFO - 2024-12-16 14:30:12 - Output: {"Churn Prediction": 1}
                        INFO - 2024-12-16 14:30:12 - Input: {"Recency": 0.5, "Frequency": 1, "Monetary": 12.25, "Cluster": 4}
                        INFO - 2024-12-16 14:30:12 - Output: {"Churn Prediction": 0}
                        """);
    }

    @Test
    void aLineIsWrittenBeforeTheFileIsClosed() {
        try (ServerLogs files = open(10_000_000, Format.TEXT)) {
            files.predictions().churn(10, 5, 5000, 1, true);
            assertThat(folder.resolve("churn_prediction.log")).isNotEmptyFile();
        }
    }

    @Test
    void manyThreadsLoseNoLineAndPartNoPairAlsoWhileFilesRollOver() throws Exception {
        int threads = 8;
        int each = 2_000;
        try (ServerLogs files = open(200_000, Format.TEXT)) {
            PredictionLog log = files.predictions();
            List<Thread> writers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                writers.add(new Thread(() -> {
                    for (int k = 0; k < each; k++) {
                        log.nextPurchase(thread, k + 1, 5, 1, (thread * each + k) / 10.0);
                    }
                }));
            }
            writers.forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(files.failures()).containsEntry("next_purchase", 0L);
        }
        List<String> lines = allLines();
        assertThat(lines).hasSize(2 * threads * each);
        boolean[] seen = new boolean[threads * each];
        for (int k = 0; k < lines.size(); k += 2) {
            assertThat(lines.get(k)).contains(" - Input: ");
            int number = number(lines.get(k), "Recency") * each + number(lines.get(k), "Frequency") - 1;
            assertThat(lines.get(k + 1)).endsWith("(days)\": " + number / 10 + "." + number % 10 + "}");
            assertThat(seen[number]).isFalse();
            seen[number] = true;
        }
        try (Stream<Path> packed = Files.list(folder)) {
            assertThat(packed.filter(f -> f.toString().endsWith(".log.gz")).count())
                    .isGreaterThan(5);
        }
    }

    @Test
    void aNewDayBeginsANewFile() throws IOException {
        Path log = Files.writeString(folder.resolve("churn_prediction.log"), "yesterday\n");
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        try (ServerLogs files = open(10_000_000, Format.TEXT)) {
            files.predictions().churn(10, 5, 5000, 1, true);
        }
        assertThat(log).content().doesNotContain("yesterday").contains("Churn Prediction");
        assertThat(allLines()).contains("yesterday");
    }

    /** A file that was rolled over is packed in the background, and removed when that is done. */
    private void awaitPacking() throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        boolean packing = true;
        while (packing && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            try (Stream<Path> list = Files.list(folder)) {
                packing = list.map(path -> path.getFileName().toString())
                        .anyMatch(
                                name -> name.matches(".*\\.[0-9]{4}-[0-9]{2}-[0-9]{2}\\.[0-9]+\\.log([0-9]*\\.tmp)?"));
            }
        }
        assertThat(packing).as("files are packed").isFalse();
    }

    /** The lines of all files, each file's own together. */
    private List<String> allLines() throws IOException {
        awaitPacking();
        List<String> lines = new ArrayList<>();
        List<Path> paths;
        try (Stream<Path> list = Files.list(folder)) {
            paths = list.sorted().toList();
        }
        for (Path path : paths) {
            try (InputStream in = Files.newInputStream(path);
                    InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                    BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            }
        }
        return lines;
    }

    private static int number(String line, String field) {
        String rest = line.substring(line.indexOf("\"" + field + "\": ") + field.length() + 4);
        return Integer.parseInt(rest.substring(0, rest.indexOf(',')));
    }
}
