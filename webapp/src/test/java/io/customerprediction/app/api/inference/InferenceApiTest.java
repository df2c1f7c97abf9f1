package io.customerprediction.app.api.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.Worth;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Open Inference Protocol over HTTP. */
class InferenceApiTest {
    private static final String MODEL = "/v2/models/customer-prediction";
    private static final String RECENCY = tensor("Recency", "[2]", "FP64", "[10, 200.5]");
    private static final String FREQUENCY = tensor("Frequency", "[2]", "INT64", "[5, 1]");
    private static final String MONETARY = tensor("Monetary", "[2]", "FP64", "[5000, 19.9]");
    private static final int WIDTH = HistoryFeatures.rowWidth();

    @TempDir
    static Path logs;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(logs.resolve("a"));
    }

    private static String tensor(String name, String shape, String datatype, String data) {
        return "{\"name\":\"" + name + "\",\"shape\":" + shape + ",\"datatype\":\"" + datatype + "\",\"data\":" + data
                + "}";
    }

    private static String inputs(String... tensors) {
        return "{\"inputs\":[" + String.join(",", tensors) + "]}";
    }

    private static HttpResponse<String> infer(String body) {
        return server.post(MODEL + "/infer", body);
    }

    private static JsonNode answer(String body) {
        HttpResponse<String> response = infer(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return tree(response.body());
    }

    /** What is wrong, as clients of the protocol read it. */
    private static String error(String body) {
        HttpResponse<String> response = infer(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        return tree(response.body()).path("error").asText();
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonNode data(JsonNode answer, String output) {
        for (JsonNode tensor : answer.path("outputs")) {
            if (tensor.path("name").asText().equals(output)) {
                return tensor.path("data");
            }
        }
        throw new AssertionError("no " + output + " in " + answer);
    }

    private static List<String> names(JsonNode answer) {
        return answer.path("outputs").findValuesAsText("name");
    }

    @Test
    void theServerSaysThatItLivesAndCanPredict() {
        assertThat(server.get("/v2").body())
                .isEqualTo("{\"name\":\"customer-prediction\",\"version\":\"1\",\"extensions\":[]}");
        assertThat(server.get("/v2/health/live").body()).isEqualTo("{\"live\":true}");
        assertThat(server.get("/v2/health/ready").body()).isEqualTo("{\"ready\":true}");
        assertThat(server.get(MODEL + "/ready").body()).isEqualTo("{\"name\":\"customer-prediction\",\"ready\":true}");
        assertThat(server.get("/ping").body())
                .isEqualTo(server.get("/health/ready").body());
    }

    @Test
    void withoutAModelItLivesAndIsNotReady() {
        try (TestServer none = TestServer.start(logs.resolve("none"), Optional.empty())) {
            assertThat(none.get("/v2/health/live").statusCode()).isEqualTo(200);
            for (String address : List.of("/v2/health/ready", "/ping", MODEL, MODEL + "/ready")) {
                assertThat(none.get(address).statusCode()).as(address).isEqualTo(503);
            }
            HttpResponse<String> refused = none.post(MODEL + "/infer", inputs(RECENCY));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(tree(refused.body()).path("error").asText()).contains("no model");
        }
    }

    @Test
    void theModelDescribesItsTensors() {
        JsonNode model = tree(server.get(MODEL).body());
        assertThat(model.path("versions"))
                .containsExactly(model.path("versions").get(0));
        assertThat(model.path("versions").get(0).asText())
                .isEqualTo(TestModel.PREDICTOR.model().id());
        assertThat(model.path("inputs").findValuesAsText("name"))
                .containsExactly("Recency", "Frequency", "Monetary", "Cluster", "features");
        assertThat(model.at("/inputs/4/shape").toString()).isEqualTo("[-1," + WIDTH + "]");
        assertThat(model.at("/inputs/4/parameters/columns").asText().split(",", -1))
                .hasSize(WIDTH);
        assertThat(model.path("outputs").findValuesAsText("name"))
                .contains("churnProbability", "churn", "expectedDays", "p10", "p90", "expectedOrders", "expectedSpend");
        assertThat(server.get(MODEL + "/versions/" + TestModel.PREDICTOR.model().id())
                        .body())
                .isEqualTo(model.toString());
    }

    @Test
    void everyOutputIsThatOfThePrediction() {
        JsonNode answer = answer(inputs(RECENCY, FREQUENCY, MONETARY));
        List<Prediction> predictions = List.of(
                TestModel.PREDICTOR.predict(new Rfm(10, 5, 5000, null)),
                TestModel.PREDICTOR.predict(new Rfm(200.5, 1, 19.9, null)));

        assertThat(answer.path("model_version").asText())
                .isEqualTo(TestModel.PREDICTOR.model().id());
        for (int i = 0; i < predictions.size(); i++) {
            Prediction expected = predictions.get(i);
            Worth worth = expected.worth().orElseThrow();
            assertThat(data(answer, "churnProbability").get(i).asDouble()).isEqualTo(expected.churnProbability());
            assertThat(data(answer, "churn").get(i).asInt()).isEqualTo(expected.churn() ? 1 : 0);
            assertThat(data(answer, "expectedDays").get(i).asDouble()).isEqualTo(expected.expectedDays());
            assertThat(data(answer, "p10").get(i).isNull())
                    .isEqualTo(expected.p10().isEmpty());
            assertThat(data(answer, "p90").get(i).isNull())
                    .isEqualTo(expected.p90().isEmpty());
            assertThat(data(answer, "expectedOrders").get(i).asDouble()).isEqualTo(worth.expectedOrders());
            assertThat(data(answer, "expectedSpend").get(i).asDouble())
                    .isEqualTo(worth.expectedSpend().orElseThrow());
            assertThat(data(answer, "savable").get(i).asDouble())
                    .isEqualTo(worth.savable().orElseThrow());
            assertThat(data(answer, "segment").get(i).asText()).isEqualTo(expected.segment());
        }
    }

    @Test
    void idParametersAndTheWantedOutputsAreHonoured() {
        JsonNode answer = answer("{\"id\":\"42\",\"parameters\":{\"asOf\":\"2024-11-01\",\"horizon\":30},"
                + "\"outputs\":[{\"name\":\"p50\"},{\"name\":\"churnProbability\"}],\"inputs\":[" + RECENCY + ","
                + FREQUENCY
                + "," + MONETARY + "]}");
        Prediction expected = TestModel.PREDICTOR
                .predict(new Rfm(10, 5, 5000, null), LocalDate.of(2024, 11, 1))
                .withHorizon(30);

        assertThat(answer.path("id").asText()).isEqualTo("42");
        assertThat(answer.path("parameters").toString()).isEqualTo("{\"asOf\":\"2024-11-01\",\"horizon\":30}");
        assertThat(names(answer)).containsExactly("p50", "churnProbability");
        assertThat(data(answer, "churnProbability").get(0).asDouble()).isEqualTo(expected.churnProbability());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2] | FP64 | [10, 200.5]",
                "[2, 1] | FP32 | [10, 200.5]",
                "[2, 1] | FP64 | [[10], [200.5]]",
                "[2] | FP64 | [1e1, 2005e-1]"
            })
    void aTensorMayBeFlatOrNestedAndOfEveryDatatypeOfNumbers(String shape, String datatype, String data) {
        assertThat(answer(inputs(tensor("Recency", shape, datatype, data), FREQUENCY, MONETARY)))
                .isEqualTo(answer(inputs(RECENCY, FREQUENCY, MONETARY)));
    }

    @Test
    void fieldsMayStandInAnyOrderAndTypesMayBeHinted() {
        String turned = "{\"data\":[5,1],\"parameters\":{\"content_type\":\"np\"},\"datatype\":\"FP64\",\"shape\":[2],"
                + "\"name\":\"Frequency\"}";
        assertThat(answer(inputs(MONETARY, turned, RECENCY))).isEqualTo(answer(inputs(RECENCY, FREQUENCY, MONETARY)));
    }

    @Test
    void nullIsWhatIsNotKnown() {
        JsonNode answer = answer(inputs(
                RECENCY,
                FREQUENCY,
                tensor("Monetary", "[2]", "FP64", "[5000, null]"),
                tensor("Cluster", "[2]", "INT64", "[null, 1]")));
        Prediction unknown = TestModel.PREDICTOR.predict(new Rfm(200.5, 1, Double.NaN, 1));
        assertThat(data(answer, "churnProbability").get(1).asDouble()).isEqualTo(unknown.churnProbability());
        assertThat(data(answer, "warnings").get(0).asText()).isEmpty();
        assertThat(data(answer, "warnings").get(1).asText()).contains("Monetary is not known");
    }

    @Test
    void featuresAreAnsweredAsTheHistoryThatTheyAreOf() {
        List<CustomerHistory> histories = IntStream.range(0, 700)
                .mapToObj(i -> CustomerHistory.of(List.of(
                        new TransactionRow("c", TestModel.AS_OF.minusDays(300 - i % 100), 20 + i, null),
                        new TransactionRow("c", TestModel.AS_OF.minusDays(i % 90), 30, null))))
                .toList();
        String rows = histories.stream().map(InferenceApiTest::row).collect(Collectors.joining(","));
        JsonNode answer = answer(inputs(tensor("features", "[700, " + WIDTH + "]", "FP64", "[" + rows + "]")));
        for (int i = 0; i < histories.size(); i++) {
            Prediction expected = TestModel.PREDICTOR
                    .predict(histories.get(i), TestModel.AS_OF)
                    .orElseThrow();
            assertThat(data(answer, "churnProbability").get(i).asDouble())
                    .isEqualTo(expected.churnProbability(), within(1e-12));
        }
    }

    private static String row(CustomerHistory history) {
        double[] row = new double[WIDTH];
        HistoryFeatures.fill(history, (int) TestModel.AS_OF.toEpochDay(), row, 0);
        return Arrays.toString(row);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[3] | FP64 | [10, 20] | /inputs/0/data has 2 values; the shape [3] needs 3",
                "[2, 2] | FP64 | [1, 2, 3, 4] | /inputs/0/shape is [2, 2]; give [n] or [n, 1]",
                "[2, 1, 1] | FP64 | [1, 2] | /inputs/0/shape is [2, 1, 1]; give [n] or [n, 1]",
                "[0] | FP64 | [] | /inputs/0/shape is [0]; give at least one customer",
                "[-2] | FP64 | [1, 2] | /inputs/0/shape is no shape",
                "[2.5] | FP64 | [1, 2] | /inputs/0/shape is no shape",
                "[] | FP64 | [1, 2] | /inputs/0/shape is no shape",
                "7 | FP64 | [1, 2] | /inputs/0/shape is 7; give a list of whole numbers",
                "[1] | FP64 | [1] | /inputs/1/shape is [2], but the first tensor has 1 customers",
                "[2, 1] | FP64 | [[1, 2]] | /inputs/0/data has lists of 2; the shape [2, 1] needs lists of 1",
                "[2, 1] | FP64 | [[1], 2] | /inputs/0/data has lists of unequal length",
                "[2, 1] | FP64 | [[1], [[2]]] | /inputs/0/data/1 is no finite number",
                "[2] | FP64 | [1, '\"2\"'] | /inputs/0/data/1 is no finite number; give one, without quotes",
                "[2] | FP64 | [1, NaN] | /inputs/0/data/1 is no finite number",
                "[2] | FP64 | [1, null] | /inputs/0/data/1 is null; give days since the last purchase",
                "[2] | FP64 | [1, -3] | /inputs/0/data/1 is -3.0; give days since the last purchase",
                "[2] | INT64 | [1, 2.5] | /inputs/0/data/1 is 2.5; the datatype INT64 takes whole numbers",
                "[2] | BYTES | [1, 2] | /inputs/0/datatype is BYTES, which no input takes; give one of FP64",
                "[2] | FP16 | [1, 2] | /inputs/0/datatype is no datatype that is read; give one of FP64",
                "[2] | FP64 | 5 | /inputs/0/data is 5; give a list of numbers"
            })
    void whatIsWrongWithATensorIsSaidWithItsPlace(String shape, String datatype, String data, String expected) {
        String given = data.replace("'", "");
        assertThat(error(inputs(tensor("Recency", shape, datatype, given), FREQUENCY, MONETARY)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /inputs is missing; give the tensors Recency",
                "{\"inputs\":[]} | /inputs is empty; give the tensors",
                "{\"inputs\":5} | /inputs is 5; give a list of tensors",
                "{\"inputs\":[5]} | /inputs/0 is 5; give an object",
                "{\"inputs\":[{}]} | /inputs/0/name is missing; give one of Recency",
                "[] | is a list; give an object with the fields id",
                "{\"imputs\":[]} | /imputs is no known field; did you mean inputs?",
                "{\"id\":7,\"inputs\":[]} | /id is 7; give a text in quotes",
                "{\"parameters\":{\"horizon\":3}} | /parameters/horizon is 3.0; give whole days from 7 to 730",
                "{\"parameters\":{\"asOf\":\"today\"}} | /parameters/asOf is \"today\"; give a day as YYYY-MM-DD",
                "{\"parameters\":{\"binary_data_output\":true}} | asks for the binary extension, which is not supported",
                "{\"outputs\":[{\"name\":\"churnprobability\"}]} | did you mean churnProbability?",
                "{\"outputs\":[{\"name\":\"p10\"},{\"name\":\"p10\"}]} | is asked for more than once",
                "{\"outputs\":[{\"name\":\"p10\",\"parameters\":{\"binary_data\":true}}]} | the binary extension",
                "{\"outputs\":[{\"name\":\"p10\",\"parameters\":{\"classification\":1}}]} | is no known field"
            })
    void whatIsWrongWithARequestIsSaidWithItsPlace(String body, String expected) {
        assertThat(error(body)).contains(expected);
    }

    @Test
    void tensorsThatDoNotGoTogetherAreNamed() {
        assertThat(error(inputs(RECENCY, FREQUENCY))).contains("/inputs has no tensor Monetary; give it");
        assertThat(error(inputs(RECENCY, FREQUENCY, MONETARY, RECENCY)))
                .contains("/inputs/3/name Recency stands more than once");
        String features = tensor("features", "[2, " + WIDTH + "]", "FP64", "[]");
        assertThat(error(inputs(RECENCY, features))).contains("/inputs/1/data has 0 values");
        assertThat(error(inputs(tensor("Recncy", "[1]", "FP64", "[1]")))).contains("did you mean Recency?");
        assertThat(error(inputs(RECENCY, tensor("Frequency", "[2]", "FP64", "[1.5, null]"), MONETARY)))
                .contains(
                        "/inputs/1/data/0 is 1.5; give a whole number",
                        "/inputs/1/data/1 is null; give a whole number");
        assertThat(error(inputs(RECENCY, FREQUENCY, MONETARY, tensor("Cluster", "[2]", "INT64", "[99, 0]"))))
                .contains("/inputs/3/data/0 is 99; this model has", "/inputs/3/data/1 is 0; give a segment");
        String inputsAndBinary = "{\"name\":\"Recency\",\"shape\":[2],\"datatype\":\"FP64\","
                + "\"parameters\":{\"binary_data_size\":16}}";
        assertThat(error(inputs(inputsAndBinary)))
                .contains("/inputs/0/parameters/binary_data_size asks for the binary");
    }

    @Test
    void featuresThatNoCustomerHasAreNamed() {
        String row = row(CustomerHistory.of(List.of(new TransactionRow("c", TestModel.AS_OF, 20, null))));
        String values = row.substring(1, row.length() - 1);
        String second = values.replaceFirst("[^,]+", "null");
        assertThat(error(inputs(tensor("features", "[2, " + WIDTH + "]", "FP64", "[" + values + "," + second + "]"))))
                .contains("/inputs/0/data/" + WIDTH + " recency is null; give a number from 0.0 to 1000000.0");
    }

    @Test
    void errorsAreAProblemDocumentWithTheMemberOfTheProtocol() {
        HttpResponse<String> response = infer("{}");
        JsonNode problem = tree(response.body());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("type").asText()).isEqualTo("/problems#invalid-input");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/inputs");
        assertThat(problem.path("error").asText()).startsWith("/inputs is missing");
        assertThat(tree(server.post("/api/v1/predictions", "{}").body()).has("error"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/models/other",
                "/v2/models/customer-prediction/versions/2001-01-01-0000",
                "/v2/models/customer-prediction/versions/2001-01-01-0000/ready",
                "/v2/models",
                "/v2/models/customer-prediction/config",
                "/v2/nothing"
            })
    void anotherModelVersionOrAddressIsNotThere(String address) {
        HttpResponse<String> response = server.get(address);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(tree(response.body()).path("error").asText()).isNotEmpty();
    }

    @Test
    void anotherMethodOrTypeIsRefused() {
        assertThat(server.get(MODEL + "/infer").statusCode()).isEqualTo(405);
        assertThat(server.post(MODEL, "{}").statusCode()).isEqualTo(405);
        assertThat(server.post(MODEL + "/infer", "application/octet-stream", new byte[8])
                        .statusCode())
                .isEqualTo(415);
        HttpResponse<String> binary = server.send(HttpRequest.newBuilder(server.uri(MODEL + "/infer"))
                .header("Content-Type", TestServer.JSON)
                .header("Inference-Header-Content-Length", "12")
                .POST(BodyPublishers.ofByteArray(new byte[20])));
        assertThat(binary.statusCode()).isEqualTo(415);
        assertThat(tree(binary.body()).path("error").asText()).contains("binary extension, which is not supported");
    }

    @Test
    void aBodyWithoutATypeIsJsonAsClientsOfTritonSendIt() {
        HttpResponse<String> untyped = server.send(HttpRequest.newBuilder(server.uri(MODEL + "/infer"))
                .POST(BodyPublishers.ofString(inputs(RECENCY, FREQUENCY, MONETARY))));
        assertThat(untyped.body())
                .isEqualTo(infer(inputs(RECENCY, FREQUENCY, MONETARY)).body());
    }

    @Test
    void noRequestIsLargerThanTheServerAllows() {
        String ones = "1,".repeat(2000) + "1";
        HttpResponse<String> response = infer(inputs(
                tensor("Recency", "[2001]", "FP64", "[" + ones + "]"),
                tensor("Frequency", "[2001]", "INT64", "[" + ones + "]"),
                tensor("Monetary", "[2001]", "FP64", "[" + ones + "]")));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(tree(response.body()).path("error").asText()).contains("more than 2000 customers");
        String zeros = "0,".repeat(WIDTH * 2000) + "0";
        assertThat(infer(inputs(tensor("features", "[1]", "FP64", "[" + zeros + "]")))
                        .statusCode())
                .isEqualTo(413);
        assertThat(infer(" ".repeat(1_000_001)).statusCode()).isEqualTo(413);
    }

    @Test
    void asManyCustomersAsAllowedGetTheirAnswers() {
        String values =
                IntStream.range(0, 2000).mapToObj(i -> "" + (1 + i % 50)).collect(Collectors.joining(","));
        JsonNode answer = answer(inputs(
                tensor("Recency", "[2000]", "FP64", "[" + values + "]"),
                tensor("Frequency", "[2000]", "INT64", "[" + values + "]"),
                tensor("Monetary", "[2000]", "FP64", "[" + values + "]")));
        assertThat(data(answer, "churnProbability")).hasSize(2000);
        assertThat(data(answer, "churnProbability").get(1999))
                .isEqualTo(data(answer, "churnProbability").get(49));
    }
}
