package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Bodies of any bytes, sent to the real server: each is answered, or refused as the client's mistake with a problem. */
class HostileRequestFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Store store;
    private static TestServer server;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        store = TestStore.empty();
        server = TestServer.start(folder, store);
        visitor = new Visitor(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @FuzzTest(maxDuration = "5m")
    void fourInputs(byte[] body) throws IOException {
        assertAnsweredOrRefused(post("/predict_churn", body));
        assertAnsweredOrRefused(post("/predict_next_purchase", body));
    }

    @FuzzTest(maxDuration = "5m")
    void customers(byte[] body) throws IOException {
        assertAnsweredOrRefused(post("/api/v1/predictions", body));
        assertAnsweredOrRefused(post("/api/v1/predictions?explain=true", body));
    }

    @FuzzTest(maxDuration = "5m")
    void tensors(byte[] body) throws IOException {
        assertAnsweredOrRefused(post("/v2/models/customer-prediction/infer", body));
    }

    @FuzzTest(maxDuration = "5m")
    void customersAsCsv(byte[] body) throws IOException {
        HttpResponse<String> answer = server.send(request("/invocations", "text/csv", body));
        if (answer.statusCode() != 200) {
            assertAnsweredOrRefused(answer);
        }
    }

    /** Of any bytes, and of any bytes compressed. A stream that is cut has a test of its own. */
    @FuzzTest(maxDuration = "5m")
    void compressedCustomers(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        assertAnsweredOrRefused(server.send(request("/api/v1/predictions", "application/json", packed.toByteArray())
                .header("Content-Encoding", "gzip")));
    }

    @FuzzTest(maxDuration = "5m")
    void forms(byte[] body) {
        assertPage(server.send(request("/batch", "multipart/form-data; boundary=x", body)));
        assertPage(server.send(request("/", "application/x-www-form-urlencoded", body)));
    }

    /** As a form of ours that carries any file: a log, a file of the four inputs, or nothing that can be read. */
    @FuzzTest(maxDuration = "5m")
    void files(byte[] file) {
        HttpResponse<String> batch = visitor.upload("any.csv", file, Map.of("use", "score"));
        assertPage(batch);
        if (batch.statusCode() == 200 && batch.uri().getPath().startsWith("/batch/")) {
            assertThat(visitor.get(batch.uri().getPath()).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> post(String path, byte[] body) {
        return server.send(request(path, "application/json", body));
    }

    private static HttpRequest.Builder request(String path, String type, byte[] body) {
        return HttpRequest.newBuilder(server.uri(path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static void assertAnsweredOrRefused(HttpResponse<String> answer) throws IOException {
        assertPage(answer);
        assertThatCode(() -> JSON.readTree(answer.body())).doesNotThrowAnyException();
        if (answer.statusCode() != 200) {
            assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(answer.statusCode());
        }
    }

    private static void assertPage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 499);
        assertThat(answer.body()).as("the client sees nothing of the program").doesNotContain("io.customerprediction");
    }
}
