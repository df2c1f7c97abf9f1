package io.customerprediction.app.api.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.Explanation;
import io.customerprediction.Rfm;
import io.customerprediction.RiskPath;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainedPredictionsTest {
    private static final String ADDRESS = "/api/v1/predictions?explain=true";
    private static final String FOUR = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":900}";
    private static final String BOUGHT = "{\"id\":\"x\",\"transactions\":[{\"date\":\"2024-09-02\",\"amount\":80},"
            + "{\"date\":\"2024-10-15\",\"amount\":120.5},{\"date\":\"2024-12-01\",\"amount\":60}]}";
    private static final CustomerHistory HISTORY = CustomerHistory.of(List.of(
            new TransactionRow("x", LocalDate.of(2024, 9, 2), 80, null),
            new TransactionRow("x", LocalDate.of(2024, 10, 15), 120.5, null),
            new TransactionRow("x", LocalDate.of(2024, 12, 1), 60, null)));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path logs;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(logs);
    }

    @Test
    void aHistoryIsExplainedByItsReasons() throws IOException {
        JsonNode answer = ok(ADDRESS, BOUGHT);

        assertExplained(
                answer.path("explanation"),
                TestModel.PREDICTOR.explain(HISTORY, TestModel.AS_OF).orElseThrow(),
                TestModel.PREDICTOR.riskPath(HISTORY, TestModel.AS_OF).orElseThrow());
        assertThat(answer.path("explanation").path("reasons").findValuesAsText("text"))
                .contains("silent for 15 days, usual gap 45");
        assertThat(answer.path("explanation").path("withoutHistory").isNumber()).isTrue();
    }

    @Test
    void theFourInputsAreExplainedByThemselves() throws IOException {
        Rfm inputs = new Rfm(10, 5, 900, null);
        JsonNode explanation = ok(ADDRESS, FOUR).path("explanation");

        assertExplained(
                explanation,
                TestModel.PREDICTOR.explain(inputs),
                TestModel.PREDICTOR.riskPath(inputs, TestModel.AS_OF));
        assertThat(explanation.path("withoutHistory").isNull()).isTrue();
    }

    @Test
    void theExplanationIsAboutTheModelsOwnHorizonWhicheverIsAskedFor() throws IOException {
        JsonNode answer = ok(ADDRESS + "&horizon=30&asOf=2024-11-30", BOUGHT);

        assertThat(answer.path("horizonDays").asInt()).isEqualTo(30);
        assertExplained(
                answer.path("explanation"),
                TestModel.PREDICTOR.explain(HISTORY, LocalDate.of(2024, 11, 30)).orElseThrow(),
                TestModel.PREDICTOR
                        .riskPath(HISTORY, LocalDate.of(2024, 11, 30))
                        .orElseThrow());
    }

    @Test
    void manyAreExplainedInTheirOrder() throws IOException {
        JsonNode answers = ok(ADDRESS, "[" + FOUR + "," + BOUGHT + ",{\"id\":\"bad\"}," + FOUR + "]");

        assertThat(answers).hasSize(4);
        assertThat(answers.get(0).path("explanation"))
                .isEqualTo(answers.get(3).path("explanation"))
                .isEqualTo(ok(ADDRESS, FOUR).path("explanation"));
        assertThat(answers.get(1)).isEqualTo(ok(ADDRESS, BOUGHT));
        assertThat(answers.get(2).has("problem")).isTrue();
    }

    @Test
    void reasonsAreGivenOnlyOnRequest() throws IOException {
        assertThat(ok("/api/v1/predictions", FOUR).has("explanation")).isFalse();
        assertThat(ok("/api/v1/predictions?explain=false", FOUR).has("explanation"))
                .isFalse();
        HttpResponse<String> answer = server.post("/api/v1/predictions?explain=yes", FOUR);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("is \\\"yes\\\"; give true or false");
    }

    @Test
    void theNumberOfCustomersToExplainIsBounded() {
        List<String> many = Collections.nCopies(201, FOUR);

        HttpResponse<String> answer = server.post(ADDRESS, many.toString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 200 customers");
        assertThat(server.post("/api/v1/predictions", many.toString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void extremesAreExplainedToo() throws IOException {
        String line = "{\"date\":\"2024-12-16\",\"amount\":1e12}";
        String rich = "{\"transactions\":[" + String.join(",", Collections.nCopies(9, line)) + "]}";
        for (String body : List.of(
                rich,
                "{\"transactions\":[{\"date\":\"1900-01-01\",\"amount\":0.000001}]}",
                "{\"Recency\":36500,\"Frequency\":1000000,\"Monetary\":1e12}",
                "{\"Recency\":0,\"Frequency\":1,\"Monetary\":0}")) {
            assertThat(ok(ADDRESS, body).path("explanation").path("reasons")).isNotEmpty();
        }
        assertThat(ok(ADDRESS + "&asOf=2999-12-31", FOUR).path("explanation").path("ifSilent"))
                .hasSize(1);
    }

    private static JsonNode ok(String address, String body) throws IOException {
        HttpResponse<String> answer = server.post(address, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static void assertExplained(JsonNode json, Explanation expected, RiskPath path) {
        double sum = json.path("base").asDouble();
        for (int k = 0; k < expected.reasons().size(); k++) {
            JsonNode reason = json.path("reasons").get(k);
            sum += reason.path("contribution").asDouble();
            assertThat(reason.path("topic").asText())
                    .isEqualTo(expected.reasons().get(k).topic().name());
            assertThat(reason.path("contribution").asDouble())
                    .isCloseTo(expected.reasons().get(k).contribution(), within(1e-6));
            assertThat(reason.path("text").asText())
                    .isEqualTo(expected.reasons().get(k).text());
        }
        assertThat(json.path("reasons")).hasSize(expected.reasons().size());
        assertThat(json.path("horizonDays").asInt())
                .isEqualTo(expected.prediction().horizonDays());
        assertThat(sum).isCloseTo(json.path("churnProbability").asDouble(), within(1e-5));
        assertThat(json.path("history").asText()).isEqualTo(expected.history());
        assertThat(json.path("ifSilent")).hasSize(path.ifSilent().size());
        for (int k = 0; k < path.ifSilent().size(); k++) {
            JsonNode step = json.path("ifSilent").get(k);
            assertThat(step.path("days").asInt())
                    .isEqualTo(path.ifSilent().get(k).days());
            assertThat(step.path("churnProbability").asDouble())
                    .isCloseTo(path.ifSilent().get(k).churnProbability(), within(1e-6));
        }
        assertThat(json.path("ifBuysToday").path("churnProbability").asDouble())
                .isCloseTo(path.ifBuysToday().churnProbability(), within(1e-6));
    }
}
