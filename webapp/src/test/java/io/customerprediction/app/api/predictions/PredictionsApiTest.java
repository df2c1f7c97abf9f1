package io.customerprediction.app.api.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.Worth;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsApiTest {
    private static final String FOUR = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":900}";
    private static final Rfm INPUTS = new Rfm(10, 5, 900, null);
    private static final String BOUGHT = "{\"id\":\"x\",\"transactions\":[{\"date\":\"2024-09-02\",\"amount\":80},"
            + "{\"date\":\"2024-10-15\",\"amount\":120.5,\"orderId\":\"7\"},{\"date\":\"2024-12-01\",\"amount\":60}]}";
    private static final CustomerHistory HISTORY = CustomerHistory.of(List.of(
            new TransactionRow("x", LocalDate.of(2024, 9, 2), 80, null),
            new TransactionRow("x", LocalDate.of(2024, 10, 15), 120.5, "7"),
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
    void ordersAndSpendOfOtherWindowsAreToldIfAskedFor() throws IOException {
        String inputs = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":1200.5}";
        JsonNode one = JSON.readTree(
                server.post("/api/v1/predictions?worth=true", inputs).body());
        JsonNode ahead = one.path("worthAhead");
        assertThat(ahead.findValuesAsText("days")).containsExactly("30", "60", "90", "180", "360");
        assertThat(ahead.path(2).path("expectedOrders")).isEqualTo(one.path("expectedOrders"));
        assertThat(ahead.path(2).path("expectedSpend")).isEqualTo(one.path("expectedSpend"));
        for (int k = 1; k < 5; k++) {
            assertThat(ahead.path(k).path("expectedSpend").asDouble())
                    .isGreaterThanOrEqualTo(
                            ahead.path(k - 1).path("expectedSpend").asDouble());
        }
        assertThat(server.post("/api/v1/predictions?worth=maybe", inputs).statusCode())
                .isEqualTo(422);
    }

    @Test
    void oneCustomerByTheFourInputsGetsTheFullAnswer() throws IOException {
        JsonNode answer = ok("/api/v1/predictions", FOUR);
        assertEqual(answer, TestModel.PREDICTOR.predict(INPUTS), 90);
        assertThat(answer.path("basis").asText()).isEqualTo("RFM");
        assertThat(answer.has("id")).isFalse();
    }

    @Test
    void oneCustomerByTransactionsIsAnsweredAsOfTodayUnlessAskedOtherwise() throws IOException {
        JsonNode today = ok("/api/v1/predictions", BOUGHT);
        assertEqual(
                today,
                TestModel.PREDICTOR.predict(HISTORY, LocalDate.of(2024, 12, 16)).orElseThrow(),
                90);
        assertThat(today.path("id").asText()).isEqualTo("x");
        assertThat(today.path("basis").asText()).isEqualTo("HISTORY");
        JsonNode earlier = ok("/api/v1/predictions?asOf=2024-10-31", BOUGHT);
        assertEqual(
                earlier,
                TestModel.PREDICTOR.predict(HISTORY, LocalDate.of(2024, 10, 31)).orElseThrow(),
                90);
    }

    @Test
    void anyHorizonIsReadFromTheSameCurve() throws IOException {
        Prediction prediction = TestModel.PREDICTOR.predict(INPUTS);
        double last = 1;
        for (int horizon : new int[] {7, 30, 90, 180, 360, 361, 365, 730}) {
            JsonNode answer = ok("/api/v1/predictions?horizon=" + horizon, FOUR);
            assertEqual(answer, prediction.withHorizon(horizon), horizon);
            assertThat(answer.path("warnings").toString().contains("is beyond the 360 days"))
                    .isEqualTo(horizon > 360);
            assertThat(answer.path("churnProbability").asDouble()).isLessThanOrEqualTo(last);
            last = answer.path("churnProbability").asDouble();
        }
    }

    @Test
    void theWholeCurveIsGivenOnRequestAndAgreesWithTheRest() throws IOException {
        String inputs = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":1200.5}";
        JsonNode answer = JSON.readTree(
                server.post("/api/v1/predictions?curve=true", inputs).body());
        JsonNode curve = answer.get("curve");
        assertThat(curve).hasSize(361);
        assertThat(curve.get(0).asDouble()).isEqualTo(1);
        assertThat(curve.get(90).asDouble())
                .isCloseTo(answer.get("churnProbability").asDouble(), within(1e-4));
        for (int day = 1; day <= 360; day++) {
            assertThat(curve.get(day).asDouble())
                    .isLessThanOrEqualTo(curve.get(day - 1).asDouble());
        }
        assertThat(server.post("/api/v1/predictions", inputs).body()).doesNotContain("curve");
        assertThat(server.post("/api/v1/predictions?curve=maybe", inputs).statusCode())
                .isEqualTo(422);
    }

    @Test
    void manyCustomersAreAnsweredInTheirOrderAndABadOneGetsItsOwnProblem() throws IOException {
        JsonNode answers = ok(
                "/api/v1/predictions",
                "[" + FOUR + "," + BOUGHT + ",{\"id\":\"bad\",\"Recency\":\"1\"},7,"
                        + "{\"id\":\"late\",\"transactions\":[{\"date\":\"2025-06-01\",\"amount\":5}]}," + FOUR + "]");
        assertThat(answers).hasSize(6);
        assertEqual(answers.get(0), TestModel.PREDICTOR.predict(INPUTS), 90);
        assertThat(answers.get(1).path("id").asText()).isEqualTo("x");
        assertThat(answers.get(2).path("id").asText()).isEqualTo("bad");
        assertThat(answers.get(2).at("/problem/status").asInt()).isEqualTo(422);
        assertThat(answers.get(2).findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/2/Recency", "/2/Frequency", "/2/Monetary");
        assertThat(answers.get(3).findValuesAsText("pointer")).containsExactly("/3");
        assertThat(answers.get(4).findValuesAsText("pointer")).containsExactly("/4/transactions");
        assertThat(answers.get(4).toString()).contains("2024-12-16");
        assertEqual(answers.get(5), TestModel.PREDICTOR.predict(INPUTS), 90);
        assertThat(ok("/api/v1/predictions", "[]")).isEmpty();
    }

    @Test
    void transactionsAreCheckedOneByOne() throws IOException {
        String body = "{\"transactions\":[{\"date\":\"16/12/2024\",\"amount\":\"5\"},{\"amount\":1e13,\"prize\":1},[],"
                + "{\"date\":\"2024-12-01\",\"date\":\"2024-12-02\",\"amount\":5,\"orderId\":5}]}";
        HttpResponse<String> answer = server.post("/api/v1/predictions", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/transactions/0/date",
                        "/transactions/0/amount",
                        "/transactions/1/date",
                        "/transactions/1/amount",
                        "/transactions/1/prize",
                        "/transactions/2",
                        "/transactions/3/date",
                        "/transactions/3/orderId");
        for (String wrong : List.of("{\"transactions\":[]}", "{\"transactions\":5}", "{\"transactions\":null}")) {
            assertThat(JSON.readTree(server.post("/api/v1/predictions", wrong).body())
                            .findValuesAsText("pointer"))
                    .containsExactly("/transactions");
        }
    }

    @Test
    void extremesAreAnsweredOrRejectedButNeverAnInternalError() {
        String line = "{\"date\":\"2024-12-01\",\"amount\":1e12}";
        for (String lines : List.of(
                "{\"date\":\"+999999999-12-31\",\"amount\":5}",
                "{\"date\":\"-0001-01-01\",\"amount\":5}",
                "{\"date\":\"2024-12-01\",\"amount\":-5}",
                "{\"date\":\"2024-12-01\",\"amount\":0}",
                String.join(",", Collections.nCopies(20, line)))) {
            HttpResponse<String> answer = server.post("/api/v1/predictions", "{\"transactions\":[" + lines + "]}");
            assertThat(answer.statusCode()).as(lines + answer.body()).isEqualTo(422);
        }
        String old = "{\"transactions\":[{\"date\":\"1900-01-01\",\"amount\":5}," + line + "]}";
        assertThat(server.post("/api/v1/predictions", old).statusCode()).isEqualTo(200);
        for (String asOf : List.of("1900-01-01", "2999-12-31")) {
            assertThat(server.post("/api/v1/predictions?asOf=" + asOf, old).statusCode())
                    .isEqualTo(200);
            assertThat(server.post("/api/v1/predictions?asOf=" + asOf, FOUR).statusCode())
                    .isEqualTo(200);
        }
        for (String inputs : List.of(
                "{\"Recency\":0,\"Frequency\":1,\"Monetary\":0}",
                "{\"Recency\":36500,\"Frequency\":1000000,\"Monetary\":1e12}",
                "{\"Recency\":1e-300,\"Frequency\":1e0,\"Monetary\":-0.0}")) {
            assertThat(server.post("/api/v1/predictions", inputs).statusCode()).isEqualTo(200);
            assertThat(server.post("/predict_churn", inputs).statusCode()).isEqualTo(200);
            assertThat(server.post("/predict_next_purchase", inputs).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void fourInputsTogetherWithTransactionsAreRejected() throws IOException {
        String both = BOUGHT.substring(0, BOUGHT.length() - 1) + ",\"Recency\":5}";
        HttpResponse<String> answer = server.post("/api/v1/predictions", both);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("one or the other");
    }

    @Test
    void aListThatBreaksOffGetsAProblemAndNoAnswer() {
        String most = IntStream.range(0, 1_900).mapToObj(i -> FOUR).collect(Collectors.joining(",", "[", ""));
        HttpResponse<String> answer = server.post("/api/v1/predictions", most);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"type\":\"/problems#malformed-body\"");
        assertThat(server.post("/api/v1/predictions", most + "]").statusCode()).isEqualTo(200);
    }

    @Test
    void theNumberOfCustomersAndOfMistakesIsBounded() {
        String many = "[" + "{},".repeat(2_000) + "{}]";
        HttpResponse<String> answer = server.post("/api/v1/predictions", many);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 2000 customers");
        String mistakes = "{\"transactions\":[" + "{},".repeat(5_000) + "{}]}";
        assertThat(server.post("/api/v1/predictions", mistakes).body().length()).isLessThan(20_000);
    }

    private static JsonNode ok(String address, String body) throws IOException {
        HttpResponse<String> answer = server.post(address, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return JSON.readTree(answer.body());
    }

    private static void assertEqual(JsonNode answer, Prediction expected, int horizon) {
        assertThat(answer.path("asOf").asText()).isEqualTo(expected.asOf().toString());
        assertThat(answer.path("horizonDays").asInt()).isEqualTo(horizon);
        double churn = expected.curve().at(horizon);
        assertThat(answer.path("churnProbability").asDouble()).isCloseTo(churn, within(1e-6));
        assertThat(answer.path("churn").asBoolean()).isEqualTo(churn >= 0.5);
        assertThat(answer.path("expectedDays").asDouble()).isCloseTo(expected.expectedDays(), within(0.051));
        assertThat(answer.path("daysIfReturning").asDouble())
                .isCloseTo(expected.curve().medianWithin(horizon), within(0.051));
        assertThat(answer.path("p10").asInt()).isEqualTo(expected.p10().orElse(0));
        assertThat(answer.path("p50").asInt()).isEqualTo(expected.p50().orElse(0));
        assertThat(answer.path("p90").asInt()).isEqualTo(expected.p90().orElse(0));
        assertThat(answer.path("p90").isNull()).isEqualTo(expected.p90().isEmpty());
        assertThat(answer.path("nextOrderFrom").asText(null))
                .isEqualTo(expected.nextOrder()
                        .map(window -> expected.asOf().plusDays(window.from()).toString())
                        .orElse(null));
        assertThat(answer.path("nextOrderTo").asText(null))
                .isEqualTo(expected.nextOrder()
                        .map(window -> expected.asOf().plusDays(window.to()).toString())
                        .orElse(null));
        Worth worth = expected.worth(horizon).orElseThrow();
        assertThat(answer.path("expectedOrders").asDouble()).isCloseTo(worth.expectedOrders(), within(0.00051));
        assertThat(answer.path("expectedOrdersP90").asDouble())
                .isEqualTo(worth.orders().p90());
        assertThat(answer.path("expectedSpend").asDouble())
                .isCloseTo(worth.expectedSpend().orElseThrow(), within(0.0051));
        assertThat(answer.path("expectedSpendP90").asDouble())
                .isCloseTo(worth.spend().orElseThrow().p90(), within(0.0051));
        assertThat(answer.path("savable").asDouble()).isCloseTo(worth.savable().orElseThrow(), within(0.0051));
        assertThat(answer.path("cluster").asInt()).isEqualTo(expected.cluster());
        assertThat(answer.path("segment").asText()).isEqualTo(expected.segment());
        assertThat(answer.path("modelId").asText()).isEqualTo(expected.modelId());
        assertThat(answer.path("warnings")).hasSize(expected.warnings().size());
    }
}
