package io.customerprediction.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerprediction.app.jobs.BatchFault.Kind;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.JobState;
import io.customerprediction.transactions.OrderNames;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of batches: what is kept, what is given up, and what is left after each failure. */
class BatchesTest {
    private static final int MOST = 8;

    private static final Instant NOW = Instant.parse("2026-07-01T10:15:30Z");

    @TempDir
    Path folder;

    private Instant now = NOW;
    private Store store;
    private JobQueue queue;
    private Batches batches;

    @BeforeEach
    void open() {
        store = Store.open("jdbc:h2:file:" + folder.resolve("store"), "sa", "", Clock.fixed(NOW, ZoneOffset.UTC));
        queue = new JobQueue(() -> Optional.of(store), MOST);
        batches = batches();
    }

    @AfterEach
    void close() {
        queue.close();
        store.close();
    }

    private Batches batches() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new Batches(
                folder.resolve("batches"),
                queue,
                () -> Optional.of(store),
                clock,
                new Batches.Reading(1 << 20, new OrderNames("default", false), Optional.empty()),
                rejected -> {});
    }

    private static InputStream file() {
        return new ByteArrayInputStream("customer,time\nc1,2024-01-01\n".getBytes(StandardCharsets.UTF_8));
    }

    private JobState state(long id) {
        return store.jobs().find(id).orElseThrow().state();
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("batches"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aFileWaitsForItsOrderAndIsRemovedWithItsCancel() throws IOException {
        long id = batches.receive("shop.csv", file());
        assertThat(batches.find(id).orElseThrow().waiting()).isTrue();
        assertThat(batches.waitingFile(id))
                .get()
                .satisfies(file -> assertThat(file).exists());
        assertThat(batches.cancel(id)).isTrue();
        assertThat(batches.cancel(id)).isFalse();
        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
        assertThat(batches.waitingFile(id)).isEmpty();
        assertThat(files()).as("only the report").isEqualTo(1);
    }

    @Test
    void aFileThatNamesAnErasedCustomerIsDeletedUnread() throws IOException {
        long naming = batches.receive("shop.csv", file());
        long other = batches.receive(
                "other.csv",
                new ByteArrayInputStream("customer,time\nd1,2024-01-01\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(batches.erase("c1")).isTrue();
        assertThat(state(naming)).isEqualTo(JobState.CANCELLED);
        assertThat(batches.waitingFile(other)).isPresent();
        assertThat(batches.erase("c1")).isFalse();
    }

    @Test
    void aDiskThatFailsAfterTheBatchHasItsNumberLeavesNoBatchInTheQueue() throws IOException {
        Files.createDirectories(folder.resolve("batches"));
        Files.writeString(folder.resolve("batches").resolve("1"), "a file where the folder of batch 1 should be");
        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> batches.receive("shop.csv", file()))
                .satisfies(e -> assertThat(e.fault().kind()).isEqualTo(Kind.NOT_KEPT));
        assertThat(state(1)).isEqualTo(JobState.FAILED);
        assertThat(batches.receive("again.csv", file())).isEqualTo(2);
        assertThat(state(2)).isEqualTo(JobState.QUEUED);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(new byte[100_000])) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int got = super.read(buffer, from, length);
                if (got < 0) {
                    throw new IOException("broken off");
                }
                return got;
            }
        };
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> batches.receive("shop.csv", broken));
        assertThat(files()).isZero();
        assertThat(batches.newest()).isEmpty();
    }

    @Test
    void moreThanEightUnfinishedAreRefusedUntilTheOldOnesAreGivenUp() {
        for (int i = 0; i < 8; i++) {
            batches.receive("shop.csv", file());
        }
        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> batches.makeRoom(10))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(BatchFault.of(Kind.TOO_MANY, 8)));
        now = NOW.plus(Duration.ofMinutes(61));
        batches.makeRoom(10);
        assertThat(batches.newest())
                .allSatisfy(batch -> assertThat(batch.job().state()).isEqualTo(JobState.CANCELLED));
    }

    @Test
    void whatWaitsWhenTheServerStopsIsInterruptedAtOnceAndItsFileRemovedAtTheNextStart() throws IOException {
        long id = batches.receive("shop.csv", file());
        queue.close();
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        queue = new JobQueue(() -> Optional.of(store), MOST);
        batches = batches();
        assertThat(batches.waitingFile(id)).isEmpty();
        assertThat(batches.find(id).orElseThrow().job().state()).isEqualTo(JobState.INTERRUPTED);
        assertThat(files()).as("only the report").isEqualTo(1);
    }

    @Test
    void aReportOfAnotherReleaseOrABrokenOneDoesNotHideTheOthers() throws IOException {
        long first = batches.receive("first.csv", file());
        long second = batches.receive("second.csv", file());
        Path report = folder.resolve("batches").resolve(first + "").resolve("report.json");
        Files.writeString(report, "{\"file\":\"first.csv\",\"bytes\":12,\"invented\":{\"later\":true}}");
        assertThat(batches.find(first).orElseThrow().report().file()).isEqualTo("first.csv");
        Files.writeString(report, "{\"file\":\"fir");
        assertThat(batches.find(first)).isEmpty();
        assertThat(batches.newest()).extracting(batch -> batch.job().id()).containsExactly(second);
    }

    @Test
    void theUploadsFolderKeepsTheResultsOfTheNewestOnly() throws IOException {
        for (int i = 0; i < Batches.KEPT + 5; i++) {
            batches.cancel(batches.receive("shop.csv", file()));
        }
        assertThat(files()).isEqualTo(Batches.KEPT);
        assertThat(batches.newest()).hasSize(Batches.KEPT);
    }
}
