package io.customerprediction.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.security.web.Route;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.testing.Contract;
import io.customerprediction.app.testing.Contract.Operation;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published description agrees with the server; {@link TestServer} holds every answer of every test against it. */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = Contract.PUBLISHED;

    /** They are asked for by what a shop signs; their tests send that. */
    private static final Set<String> SIGNED = Set.of("/webhooks/shopify", "/webhooks/woocommerce");

    @TempDir
    static Path folder;

    private static final Store STORE = TestStore.filled();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                folder.resolve("logs"),
                Optional.of(TestModel.PREDICTOR),
                Optional.of(STORE),
                Map.of("shopify-webhook-secret", "secret", "woocommerce-webhook-secret", "secret"));
    }

    @AfterAll
    static void closeStore() {
        STORE.close();
    }

    @Test
    void theServerSendsIt() throws IOException {
        assertThat(JSON.readTree(server.get("/openapi.json").body())).isEqualTo(CONTRACT.document());
    }

    @Test
    void everyRouteForProgramsIsInItAndEveryOperationHasARoute() {
        List<Route> routes = server.routes().all().stream()
                .filter(route -> route.client() == Route.Client.PROGRAM)
                .toList();
        Set<String> described = CONTRACT.operations().stream()
                .map(operation -> operation.method() + " " + routed(operation.path(), routes))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(routes.stream()
                        .map(route -> route.method() + " " + route.path())
                        .collect(Collectors.toSet()));
    }

    /** The path of the route that a described path belongs to, or the described path itself. */
    private static String routed(String described, List<Route> routes) {
        return routes.stream()
                .map(Route::path)
                .filter(path -> described.equals(path)
                        || (path.endsWith("/*")
                                && described.startsWith(path.substring(0, path.length() - 1))
                                && described.contains("{")))
                .findFirst()
                .orElse(described);
    }

    @Test
    void everyOperationHasANameATagAndSaysWhatAnyAddressMayAnswer() {
        Set<String> tags = CONTRACT.document().path("tags").findValuesAsText("name").stream()
                .collect(Collectors.toSet());
        assertThat(CONTRACT.operations())
                .extracting(operation -> operation.node().path("operationId").asText())
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(CONTRACT.operations()).allSatisfy(operation -> {
            assertThat(tags).contains(operation.node().at("/tags/0").asText());
            assertThat(operation.node().at("/responses/default/$ref").asText())
                    .isEqualTo("#/components/responses/Unlisted");
        });
    }

    @Test
    void everyExampleOfABodyFitsItsSchemaAndIsAnswered() {
        int asked = 0;
        for (Operation operation : CONTRACT.operations()) {
            JsonNode body = operation.node().path("requestBody");
            JsonNode content = CONTRACT.resolve(body).path("content");
            for (Map.Entry<String, JsonNode> type : content.properties()) {
                for (JsonNode example : type.getValue().path("examples")) {
                    assertIsAnswered(operation, type.getKey(), example.path("value"));
                    asked++;
                }
            }
        }
        assertThat(asked).isEqualTo(17);
    }

    private static void assertIsAnswered(Operation operation, String type, JsonNode example) {
        boolean isJson = type.endsWith("json");
        String text = isJson ? example.toString() : example.asText();
        if (isJson) {
            assertThat(CONTRACT.mistakes(schemaOfBody(operation, type), text)).isEmpty();
        }
        String query = isJson ? query(operation.node()) : "";
        HttpResponse<String> answer =
                server.post(address(operation) + query, type, text.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(operation.path() + answer.body()).isBetween(200, 202);
    }

    private static String schemaOfBody(Operation operation, String type) {
        JsonNode reference = operation.node().path("requestBody").path("$ref");
        String body = reference.isTextual()
                ? reference.asText().substring(1)
                : "/paths/" + Contract.escaped(operation.path()) + "/post/requestBody";
        return body + "/content/" + Contract.escaped(type) + "/schema";
    }

    /** All parameters with their examples. */
    private static String query(JsonNode operation) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query") && parameter.has("example")) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(parameter.path("example").asText());
            }
        }
        return query.toString();
    }

    private static String address(Operation operation) {
        return operation
                .path()
                .replace("{id}", "C1")
                .replace("/v2/models/{model}", "/v2/models/customer-prediction")
                .replace("{version}", TestModel.PREDICTOR.model().id());
    }

    @Test
    void everyAddressThatIsReadGivesADescribedAnswer() {
        JsonNode orders = CONTRACT.document()
                .at("/paths/~1api~1v1~1transactions/post/requestBody/content/application~1json/examples/orders/value");
        server.post("/api/v1/transactions", orders.toString());
        long job = STORE.jobs().create(JobKind.REFRESH);
        long webhook = addWebhook();
        for (Operation operation : CONTRACT.operations()) {
            if (operation.method().equals("GET")) {
                String address = address(operation).replace("{job}", "" + job).replace("{webhook}", "" + webhook);
                assertThat(server.get(address + query(operation.node())).statusCode())
                        .as(address)
                        .isEqualTo(200);
            }
        }
    }

    /** A webhook with a message that was given up. */
    private static long addWebhook() {
        String added = server.post(
                        "/api/v1/webhooks", "{\"url\":\"https://hooks.example.com/\",\"events\":[\"job_done\"]}")
                .body();
        long webhook = tree(added).path("id").asLong();
        STORE.outbox().ping(webhook);
        STORE.webhooks().stop(webhook);
        return webhook;
    }

    @Test
    void whatIsPostedWithoutABodyIsAnsweredAsDescribed() {
        for (Operation operation : CONTRACT.operations()) {
            if (!operation.method().equals("GET") && !SIGNED.contains(operation.path())) {
                String address = address(operation).replaceAll("\\{[a-z]+}", "1000000");
                HttpResponse<String> answer = server.send(java.net.http.HttpRequest.newBuilder(server.uri(address))
                        .method(operation.method(), java.net.http.HttpRequest.BodyPublishers.noBody()));
                assertThat(answer.statusCode()).as(operation.path()).isNotEqualTo(500);
            }
        }
    }

    @Test
    void theServerRejectsWhatTheSchemaForbids() {
        for (String body : List.of(
                "{\"Recency\":-1,\"Frequency\":5,\"Monetary\":5}",
                "{\"Recency\":1,\"Frequency\":1.5,\"Monetary\":5}",
                "{\"Recency\":1,\"Monetary\":5}",
                "{\"Recency\":1,\"Frequency\":5,\"Monetary\":5,\"Colour\":1}")) {
            assertThat(CONTRACT.mistakes("/components/schemas/FourInputs", body))
                    .isNotEmpty();
            assertThat(server.post("/predict_churn", body).statusCode()).isEqualTo(422);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
