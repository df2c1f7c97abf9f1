package io.customerprediction.app.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";

    @TempDir
    Path folder;

    @Test
    void aServerWithAModelIsAliveAndReady() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(server.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
            HttpResponse<String> ready = server.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(ready.body()).path("model").asText())
                    .isEqualTo(TestModel.PREDICTOR.model().id());
        }
    }

    @Test
    void aServerWithoutAModelIsAliveButNotReadyAndSaysSoEverywhere() {
        try (TestServer server = TestServer.start(folder, Optional.empty())) {
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            for (String address : List.of("/predict_churn", "/predict_next_purchase", "/api/v1/predictions")) {
                HttpResponse<String> answer = server.post(address, GOOD);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("/problems#no-model");
            }
            assertThat(server.get("/").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void aLogThatCannotBeWrittenIsCountedAndStopsNoPrediction() throws IOException {
        Path file = Files.writeString(folder.resolve("a file, no folder"), "");
        try (TestServer server = TestServer.start(file)) {
            assertThat(server.post("/predict_churn", GOOD).statusCode()).isEqualTo(200);
            assertThat(server.post("/predict_churn", GOOD).statusCode()).isEqualTo(200);
            JsonNode ready = JSON.readTree(server.get("/health/ready").body());
            assertThat(ready.path("status").asText()).isEqualTo("UP");
            assertThat(ready.at("/failedLogWrites/churn_prediction").asInt()).isEqualTo(2);
            assertThat(ready.at("/failedLogWrites/next_purchase").asInt()).isZero();
        }
    }

    @Test
    void theLogsAreDegradedOnlyWhileTheyCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a file, no folder"), "");
        try (TestServer server = TestServer.start(file)) {
            server.post("/predict_churn", GOOD);
            assertThat(logs(server).path("state").asText()).isEqualTo("DEGRADED");
            Files.delete(file);
            assertThat(logs(server).path("state").asText()).isEqualTo("UP");
            assertThat(logs(server).path("detail").asText()).matches("[1-9]\\d* log entries were lost.*");
            assertThat(file).isDirectory();
        }
    }

    private static JsonNode logs(TestServer server) throws IOException {
        return JSON.readTree(server.get("/health/ready").body()).at("/parts/logs");
    }

    @Test
    void theModelListsItsInputsAndItsSampleIsAnswered() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            JsonNode model = JSON.readTree(server.get("/api/v1/model").body());
            assertThat(model.path("id").asText())
                    .isEqualTo(TestModel.PREDICTOR.model().id());
            assertThat(model.path("asOf").asText()).isEqualTo("2024-12-16");
            assertThat(model.path("horizonDays").asInt()).isEqualTo(90);
            assertThat(model.path("segments")).hasSize(4);
            assertThat(model.path("inputs").findValuesAsText("name"))
                    .containsExactly("Recency", "Frequency", "Monetary", "Cluster");
            String sample = model.path("sampleRequest").toString();
            assertThat(server.post("/api/v1/predictions", sample).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() {
        try (TestServer server = TestServer.start(folder)) {
            for (String path : List.of("/", "/health/live", "/nowhere", "/assets/style.css", "/openapi.json")) {
                HttpResponse<String> answer = server.get(path);
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .get()
                        .asString()
                        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe", "*");
                assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                        .hasValue("nosniff");
                assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
                assertThat(answer.headers().firstValue("Server")).isEmpty();
                assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
            }
        }
    }

    @Test
    void headAndOptionsAreAnsweredWithoutABody() {
        try (TestServer server = TestServer.start(folder)) {
            for (String method : List.of("HEAD", "OPTIONS")) {
                HttpResponse<String> answer = server.send(
                        HttpRequest.newBuilder(server.uri("/health/live")).method(method, BodyPublishers.noBody()));
                assertThat(answer.statusCode()).isIn(200, 204);
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @Test
    void aRequestThatIsNotHttpGetsAProblemThatNamesNoServer() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            for (String request : List.of(
                    "NONSENSE\r\n\r\n",
                    "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n")) {
                String answer = raw(server.port(), request);
                assertThat(answer).containsPattern("^HTTP/1.1 4[0-9][0-9] ").contains("application/problem+json");
                assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("jetty", "exception");
            }
        }
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
