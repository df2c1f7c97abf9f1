package io.customerprediction.app.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.models.Trainer;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.TrainerJar;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ModelRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings on demand, each in a real process. */
class RetrainingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREDICTION = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";
    private static final PurchaseLog SHOP = new MadeUpShop(400, 700, 3).log();

    @TempDir
    Path folder;

    private final Store store = TestStore.empty();
    private TestServer server;
    private Path models;

    @BeforeEach
    void start() throws IOException {
        store.load("shop.csv", SHOP.days(), SHOP, customers -> {});
        models = TestModel.save(folder.resolve("models"));
        server = TestServer.start(
                folder.resolve("logs"),
                Optional.of(TestModel.PREDICTOR),
                Optional.of(store),
                Map.of(
                        "models",
                        models.toString(),
                        "trainer-jar",
                        TrainerJar.write(folder).toString(),
                        "training-heap",
                        "512m"));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private String begin() {
        HttpResponse<String> answer = server.post("/api/v1/models", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode job(String address) throws IOException {
        return JSON.readTree(server.get(address).body());
    }

    private static boolean isOver(JsonNode job) {
        return !List.of("queued", "running").contains(job.path("state").asText());
    }

    private JsonNode ended(String address) throws IOException {
        JsonNode job = job(address);
        for (int k = 0; k < 6_000 && !isOver(job); k++) {
            assertThat(server.post("/api/v1/predictions", PREDICTION).statusCode())
                    .isEqualTo(200);
            LockSupport.parkNanos(20_000_000);
            job = job(address);
        }
        return job;
    }

    private static Optional<ProcessHandle> trainer() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(Trainer.COMMAND))
                .findAny();
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> entries = Files.list(models)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".training") || name.startsWith(".incomplete"));
        }
        assertThat(trainer()).isEmpty();
    }

    @Test
    void aModelOfOtherPurchasesIsPromotedAtOnceAndTheNextOneHasToWin() throws IOException {
        String first = begin();
        assertThat(server.post("/api/v1/models", "").statusCode())
                .as("one at a time")
                .isEqualTo(409);
        JsonNode done = ended(first);
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        String champion = done.path("result").asText();
        assertThat(server.get("/api/v1/model").body()).contains(champion);
        assertThat(new ModelRegistry(models).championId()).hasValue(champion);
        assertNothingIsLeft();

        LocalDate day = LocalDate.ofEpochDay(SHOP.lastDay()).plusDays(3);
        HttpResponse<String> arrived = server.post(
                "/api/v1/transactions",
                "[{\"customer_id\":\"c1\",\"timestamp\":\"" + day
                        + "T10:00:00Z\",\"amount\":9.5,\"order_id\":\"A-1\"}]");
        assertThat(arrived.body()).contains("\"accepted\":1");
        JsonNode second = ended(begin());
        String next = second.path("result").asText();
        assertThat(next).as(second.toString()).startsWith(day.toString());
        assertThat(server.get("/api/v1/model").body()).contains(next);
        assertThat(server.get("/model?tab=versions").body()).contains("Make " + champion + " the active model");
        assertThat(Files.readAllLines(models.resolve("DECISIONS")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith(champion + " champion: the model before was of another shop's purchases"),
                        line -> assertThat(line)
                                .contains(next + " champion: not worse than the model before; 90 days after ")
                                .contains(
                                        "log loss less that of the model before, trained anew up to that day, 0.0000"));
    }

    @Test
    void aCancelledTrainingEndsWithinTwoSecondsAndLeavesNothing() throws IOException {
        String address = begin();
        for (int k = 0; k < 1_000 && trainer().isEmpty(); k++) {
            LockSupport.parkNanos(10_000_000);
        }
        ProcessHandle process = trainer().orElseThrow();
        long begun = System.nanoTime();
        assertThat(server.post(address + "/cancel", "").statusCode()).isEqualTo(200);
        for (int k = 0; k < 400 && process.isAlive(); k++) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(process.isAlive()).isFalse();
        assertThat(job(address).path("state").asText()).isEqualTo("cancelled");
        assertThat(new ModelRegistry(models).versions()).hasSize(1);
    }

    @Test
    void purchasesThatAreTooFewFailTheJobWithTheReason() throws IOException {
        PurchaseLog few = new MadeUpShop(5, 30, 3).log();
        store.load("few.csv", few.days(), few, customers -> {});
        JsonNode job = ended(begin());
        assertThat(job.path("state").asText()).isEqualTo("failed");
        assertThat(job.path("message").asText()).isNotBlank().doesNotContain("Exception");
        assertNothingIsLeft();
    }
}
