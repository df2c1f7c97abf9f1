package io.customerprediction.app.api.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers as CSV, at {@code /api/v1/predictions} and at the address of SageMaker's containers. */
class CsvPredictionsTest {
    private static final String HEADER =
            "churnProbability,churn,expectedDays,daysIfReturning,p10,p50,p90,expectedOrders,expectedSpend,cluster";

    @TempDir
    static Path logs;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(logs);
    }

    private static HttpResponse<String> post(String address, String csv) {
        return server.post(address, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(String csv) {
        HttpResponse<String> answer = post("/invocations", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        return answer.body().lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invocations", "/api/v1/predictions"})
    void aLineIsACustomerInTheOrderOfTheFourInputs(String address) {
        Prediction expected = TestModel.PREDICTOR.predict(new Rfm(10, 5, 5000, 1));
        List<String> answers =
                post(address, "10,5,5000,1\n200,1,19.90,\n").body().lines().toList();
        assertThat(answers).hasSize(2);
        String[] first = answers.get(0).split(",", -1);
        assertThat(first).hasSize(HEADER.split(",", -1).length);
        assertThat(first[0]).isEqualTo(rounded(expected.churnProbability(), 6));
        assertThat(first[1]).isEqualTo(expected.churn() ? "1" : "0");
        assertThat(first[2]).isEqualTo(rounded(expected.expectedDays(), 1));
        assertThat(first[9]).isEqualTo("1");
    }

    private static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    @Test
    void aHeaderOrdersTheColumnsAndIsAnsweredWithOne() {
        List<String> named = lines("Monetary,Frequency,Recency\r\n5000,5,10\r\n");
        assertThat(named.get(0)).isEqualTo(HEADER);
        assertThat(named.subList(1, 2)).isEqualTo(lines("10,5,5000"));
    }

    @Test
    void lastColumnsMayBeLeftOutAndEmptyFieldsAreNotKnown() {
        assertThat(lines("10,5,5000")).isEqualTo(lines("10,5,5000,")).isEqualTo(lines("\ufeff10 ,\"5\",5e3"));
        String unknown =
                TestModel.PREDICTOR.predict(new Rfm(10, 5, Double.NaN, null)).expectedDays() + "";
        assertThat(lines("10,5,").get(0)).contains("," + rounded(Double.parseDouble(unknown), 1) + ",");
    }

    @Test
    void parametersAreThoseOfJson() {
        Prediction expected =
                TestModel.PREDICTOR.predict(new Rfm(10, 5, 5000, null)).withHorizon(30);
        assertThat(post("/invocations?horizon=30", "10,5,5000").body())
                .startsWith(rounded(expected.churnProbability(), 6));
        assertThat(post("/invocations?explain=true", "10,5,5000").body()).contains("explain", "is for answers as JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | has no customer",
                "Recency,Frequency,Monetary | has no customer",
                "Recency,Frequenci,Monetary\\n1,2,3 | did you mean Frequency?",
                "Recency,Recency\\n1,2 | stands more than once",
                "1,2,3\\nx,2,3 | /1/Recency|",
                "1,2,3\\n1,2.5,3 | is 2.5; give a whole number",
                "1,2,3\\n,2,3 | is missing; give days since the last purchase",
                "1,2,3\\n1,,3 | is missing; give a whole number",
                "1,2,3\\n-1,2,3 | is -1.0; give days since the last purchase",
                "1,2,3,\\n1,2,3,77 | is 77; this model has",
                "1,2,3\\n1,2,NaN | is \\\"NaN\\\"; give a number such as 19.90",
                "1 | has 1 fields; give Recency,Frequency,Monetary,Cluster",
                "1,2,3,4,5 | has 5 fields",
                "Recency,Frequency\\n1,2 | /0/Monetary"
            })
    void oneLineThatCannotBeAnsweredRefusesAllAndIsNamed(String csv, String expected) {
        HttpResponse<String> answer = post("/invocations", csv.replace("\\n", "\n"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(expected);
    }

    @Test
    void linesOfUnequalLengthAreNoTable() {
        for (String csv : List.of("1,2,3\n1,2,3,4", "1,2,3\n1", "Recency,Frequency,Monetary\n1,2")) {
            HttpResponse<String> answer = post("/invocations", csv);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("The body is not CSV: Record 2 has");
        }
    }

    @Test
    void jsonAtTheAddressOfSageMakerIsAnsweredAsEverywhere() {
        String two = "[{\"id\":\"a\",\"Recency\":10,\"Frequency\":5,\"Monetary\":5000},{\"Recency\":-1}]";
        assertThat(server.post("/invocations", two).body())
                .isEqualTo(server.post("/api/v1/predictions", two).body());
        assertThat(server.post("/invocations", "application/x-npy", new byte[4]).statusCode())
                .isEqualTo(415);
    }

    @Test
    void moreCustomersThanAllowedAreRefused() {
        assertThat(lines("1,2,3\n".repeat(2000))).hasSize(2000);
        assertThat(post("/invocations", "1,2,3\n".repeat(2001)).statusCode()).isEqualTo(413);
    }
}
