package io.customerprediction.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.store.JobKind;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.SchemaCheck;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published contract agrees with the answers. */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path logs;

    private static final Store STORE = TestStore.filled();

    @AutoClose
    private static TestServer server;

    private static JsonNode contract;
    private static SchemaCheck schemas;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(logs, STORE);
        contract = JSON.readTree(server.get("/openapi.json").body());
        schemas = new SchemaCheck(contract);
    }

    @AfterAll
    static void closeStore() {
        STORE.close();
    }

    @Test
    void everyExampleFitsItsSchemaAndGetsTheDocumentedAnswer() throws IOException {
        List<String> asked = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
            JsonNode post = path.getValue().path("post");
            if (post.isMissingNode()) {
                continue;
            }
            JsonNode content = schemas.resolve(post.path("requestBody")).at("/content/application~1json");
            for (JsonNode example : content.path("examples")) {
                JsonNode body = example.path("value");
                assertThat(schemas.mistakes(content.path("schema"), body)).isEmpty();
                HttpResponse<String> answer = server.post(path.getKey() + query(post), body.toString());
                assertPromised(post, answer, post.path("responses").has("201") ? 201 : 200);
                asked.add(path.getKey());
            }
        }
        assertThat(asked).hasSize(10);
    }

    /** All parameters with their examples. */
    private static String query(JsonNode operation) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            if (!parameter.path("in").asText().equals("query")) {
                continue;
            }
            query.append(query.isEmpty() ? '?' : '&')
                    .append(parameter.path("name").asText())
                    .append('=')
                    .append(parameter.path("example").asText());
        }
        return query.toString();
    }

    @Test
    void everyGetAddressGivesTheDocumentedAnswer() throws IOException {
        JsonNode orders = contract.at("/paths/~1api~1v1~1transactions/post/requestBody/content/application~1json");
        server.post("/api/v1/transactions", orders.at("/examples/orders/value").toString());
        long job = STORE.jobs().create(JobKind.REFRESH);
        long webhook = addWebhook();
        int read = 0;
        for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
            JsonNode get = path.getValue().path("get");
            if (!get.isMissingNode()) {
                String address = path.getKey()
                        .replace("{id}", "C1")
                        .replace("{job}", "" + job)
                        .replace("{webhook}", "" + webhook);
                assertPromised(get, server.get(address + query(get)), 200);
                read++;
            }
        }
        assertThat(read).isEqualTo(15);
    }

    /** A webhook with a message that was given up. */
    private static long addWebhook() {
        JsonNode added = tree(
                server.post("/api/v1/webhooks", "{\"url\":\"https://hooks.example.com/\",\"events\":[\"job_done\"]}")
                        .body());
        long webhook = added.path("id").asLong();
        STORE.outbox().ping(webhook);
        STORE.webhooks().stop(webhook);
        return webhook;
    }

    @Test
    void problemsAreAsDocumentedAlsoWithinAList() throws IOException {
        JsonNode post = contract.path("paths").path("/api/v1/predictions").path("post");
        assertPromised(post, server.post("/api/v1/predictions", "{"), 400);
        assertPromised(post, server.post("/api/v1/predictions", "{\"Recency\":\"1\"}"), 422);
        assertPromised(post, server.post("/api/v1/predictions?horizon=1", "{}"), 422);
        assertPromised(post, server.post("/api/v1/predictions", "text/plain", new byte[] {1}), 415);
        assertPromised(post, server.post("/api/v1/predictions", "[{\"id\":\"a\"},{\"Recency\":1}]"), 200);
    }

    @Test
    void theServerRejectsWhatTheSchemaForbids() {
        for (String body : List.of(
                "{\"Recency\":-1,\"Frequency\":5,\"Monetary\":5}",
                "{\"Recency\":1,\"Frequency\":1.5,\"Monetary\":5}",
                "{\"Recency\":1,\"Monetary\":5}",
                "{\"Recency\":1,\"Frequency\":5,\"Monetary\":5,\"Colour\":1}")) {
            assertThat(schemas.mistakes(contract.at("/components/schemas/FourInputs"), tree(body)))
                    .isNotEmpty();
            assertThat(server.post("/predict_churn", body).statusCode()).isEqualTo(422);
        }
    }

    private static void assertPromised(JsonNode operation, HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode response = schemas.resolve(operation.path("responses").path("" + status));
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(type).isFalse();
        assertThat(schemas.mistakes(schema, tree(answer.body())))
                .as(answer.body())
                .isEmpty();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
