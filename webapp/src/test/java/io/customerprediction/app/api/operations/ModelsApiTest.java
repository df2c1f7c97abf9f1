package io.customerprediction.app.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.testing.OtherModel;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST = TestModel.PREDICTOR.model().id();

    @TempDir
    Path folder;

    private final Store store = TestStore.filled();
    private TestServer server;
    private Path models;

    @BeforeEach
    void start() {
        models = TestModel.save(folder.resolve("models"));
        server = TestServer.start(
                folder.resolve("logs"),
                Optional.of(TestModel.PREDICTOR),
                Optional.of(store),
                Map.of("models", models.toString()));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private List<String> states() throws IOException {
        HttpResponse<String> answer = server.get("/api/v1/models");
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> states = new ArrayList<>();
        for (JsonNode model : JSON.readTree(answer.body()).path("models")) {
            states.add(model.path("id").asText() + " " + model.path("state").asText());
        }
        return states;
    }

    private HttpResponse<String> promote(String id) {
        return server.post("/api/v1/models/" + id + "/promote", "");
    }

    @Test
    void theModelsThatAreKeptAreListedWithWhatTheyDo() throws IOException {
        String other = OtherModel.add(models);
        assertThat(states()).containsExactlyInAnyOrder(FIRST + " champion", other + " kept");
        JsonNode first = JSON.readTree(server.get("/api/v1/models").body())
                .path("models")
                .findParent("id");
        assertThat(first.path("as_of").asText()).isEqualTo(TestModel.AS_OF.toString());
        assertThat(first.path("horizon_days").asInt()).isEqualTo(90);
    }

    @Test
    void promotingIsNotedAndSoIsTheWayBack() throws IOException {
        String other = OtherModel.add(models);
        assertThat(promote(other).statusCode()).isEqualTo(200);
        assertThat(states()).containsExactlyInAnyOrder(other + " champion", FIRST + " kept");
        assertThat(server.get("/api/v1/model").body()).contains(other);
        assertThat(promote(FIRST).statusCode()).isEqualTo(200);
        assertThat(server.get("/api/v1/model").body()).contains(FIRST);
        assertThat(server.get("/audit.csv").body())
                .contains("promote model " + other)
                .contains("promote model " + FIRST);
    }

    @Test
    void unknownAndDamagedModelsAreRefusedAndTheChampionGoesOn() throws IOException {
        String other = OtherModel.add(models);
        Files.delete(models.resolve(other).resolve("rfm.forest"));
        assertThat(promote(other).statusCode()).isEqualTo(409);
        assertThat(promote("2020-01-01-0badc0de").statusCode()).isEqualTo(404);
        assertThat(promote("..%2Fx").statusCode()).isIn(400, 404);
        assertThat(server.post("/api/v1/models/x", "").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/model").body()).contains(FIRST);
    }

    @Test
    void aServerWithoutAProgramToTrainWithSaysWhatToDo() {
        HttpResponse<String> answer = server.post("/api/v1/models", "");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("#training-unavailable", "training_unavailable", "trainer-jar");
    }

    @Test
    void jobsThatAreUnknownOrOverAreNotCancelled() {
        assertThat(server.get("/api/v1/jobs/999").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/jobs/x").statusCode()).isEqualTo(404);
        assertThat(server.post("/api/v1/jobs/999/cancel", "").statusCode()).isEqualTo(404);
        long job = store.jobs().create(JobKind.REFRESH);
        store.jobs().done(job, "", "");
        assertThat(server.post("/api/v1/jobs/" + job + "/cancel", "").statusCode())
                .isEqualTo(409);
        assertThat(server.get("/api/v1/jobs/" + job).body()).contains("\"state\":\"done\"");
    }

    @Test
    void theModelIsSwappedUnderLoadAndNoRequestFails() throws Exception {
        String other = OtherModel.add(models);
        AtomicBoolean done = new AtomicBoolean();
        Set<String> answeredBy = ConcurrentHashMap.newKeySet();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int client = 0; client < 4; client++) {
                counts.add(clients.submit(() -> ask(done, answeredBy)));
            }
            for (int swap = 0; swap < 10; swap++) {
                assertThat(promote(swap % 2 == 0 ? other : FIRST).statusCode()).isEqualTo(200);
            }
            done.set(true);
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isPositive();
            }
        } finally {
            done.set(true);
            clients.shutdown();
        }
        assertThat(answeredBy).containsExactlyInAnyOrder(FIRST, other);
    }

    private int ask(AtomicBoolean done, Set<String> answeredBy) throws IOException {
        int asked = 0;
        while (!done.get()) {
            HttpResponse<String> answer =
                    server.post("/api/v1/predictions", "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String id = JSON.readTree(answer.body()).findPath("modelId").asText();
            answeredBy.add(id);
            asked++;
        }
        return asked;
    }
}
