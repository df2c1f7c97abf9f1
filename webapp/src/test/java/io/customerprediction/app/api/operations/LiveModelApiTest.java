package io.customerprediction.app.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.customerprediction.app.testing.Contract;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program can ask about the model that answers. */
class LiveModelApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path logs;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(logs.resolve("a"));
    }

    private static JsonNode get(String name) throws IOException {
        return JSON.readTree(server.get("/api/v1/models/live/" + name).body());
    }

    private static Schema input() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(get("schema").path("input"));
    }

    @Test
    void theSampleRequestFitsTheSchemaAndIsAnswered() throws IOException {
        JsonNode sample = get("sample-request");
        assertThat(input().validate(sample)).isEmpty();
        JsonNode answer = JSON.readTree(
                server.post("/api/v1/predictions", sample.toString()).body());
        assertThat(answer.path("id")).isEqualTo(sample.path("id"));
        assertThat(answer.path("modelId").asText())
                .isEqualTo(TestModel.PREDICTOR.model().id());
    }

    @Test
    void theSchemaForbidsWhatTheModelRefuses() throws IOException {
        Schema input = input();
        int clusters = TestModel.PREDICTOR.model().segmentNames().size();
        for (String body : List.of(
                "{}",
                "{\"Recency\":1,\"Frequency\":1}",
                "{\"Recency\":1,\"Frequency\":1.5,\"Monetary\":1}",
                "{\"Recency\":\"1\",\"Frequency\":1,\"Monetary\":1}",
                "{\"Recency\":36501,\"Frequency\":1,\"Monetary\":1}",
                "{\"Recency\":1,\"Frequency\":1,\"Monetary\":1,\"Cluster\":" + (clusters + 1) + "}",
                "{\"Recency\":1,\"Frequency\":1,\"Monetary\":1,\"Colour\":1}")) {
            assertThat(input.validate(JSON.readTree(body))).as(body).isNotEmpty();
            assertThat(server.post("/api/v1/predictions", body).statusCode())
                    .as(body)
                    .isEqualTo(422);
        }
    }

    @Test
    void theSchemaOfAnAnswerIsThatOfThePublishedDescription() throws IOException {
        String reference = get("schema").at("/output/$ref").asText();
        assertThat(reference).startsWith("/openapi.json#/");
        String pointer = reference.substring(reference.indexOf('#') + 1);
        assertThat(Contract.PUBLISHED.document().at(pointer).isObject()).isTrue();
        String answer = server.post("/api/v1/predictions", get("sample-request").toString())
                .body();
        assertThat(Contract.PUBLISHED.mistakes(pointer, answer)).isEmpty();
    }

    @Test
    void everyFeatureIsListedInTheOrderOfARow() throws IOException {
        assertThat(get("schema").path("features").findValuesAsText("name"))
                .isEqualTo(HistoryFeatures.row().stream().map(Feature::label).toList());
    }

    @Test
    void theLimitsAndWhatIsExpectedAreSaid() throws IOException {
        JsonNode can = get("capabilities");
        assertThat(can.path("expectsSpend").asBoolean()).isTrue();
        assertThat(can.path("mostCustomers").asInt()).isEqualTo(2000);
        assertThat(can.path("mostExplained").asInt()).isEqualTo(200);
        assertThat(can.path("mostBytes").asInt()).isEqualTo(1_000_000);
        assertThat(can.path("protocols").findValuesAsText("address"))
                .containsExactly("/api/v1/predictions", "/v2", "/invocations");
    }

    @Test
    void withoutAModelThereIsAProblem() {
        try (TestServer none = TestServer.start(logs.resolve("none"), Optional.empty())) {
            for (String name : List.of("sample-request", "schema", "capabilities")) {
                assertThat(none.get("/api/v1/models/live/" + name).statusCode()).isEqualTo(503);
            }
        }
    }
}
