package io.customerprediction.app.api.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchases that arrive, and what the server answers about their customers at once. The clock stands at 2024-12-16. */
class TransactionsApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Store store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.empty();
        server = start(Map.of());
    }

    private TestServer start(Map<String, String> settings) {
        return TestServer.start(folder, Optional.of(TestModel.PREDICTOR), Optional.of(store), settings);
    }

    private void restart(Map<String, String> settings) {
        server.close();
        server = start(settings);
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private static String row(String customer, String time, String amount, String order) {
        return "{\"customer_id\":\"%s\",\"timestamp\":\"%s\",\"amount\":%s,\"order_id\":\"%s\"}"
                .formatted(customer, time, amount, order);
    }

    private JsonNode send(String body) {
        HttpResponse<String> answer = server.post("/api/v1/transactions", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    /** Accepted, duplicates, amended, set aside. */
    private static String counts(JsonNode receipt) {
        return receipt.get("accepted").asInt() + " " + receipt.get("duplicates").asInt() + " "
                + receipt.get("amended").asInt() + " "
                + receipt.get("set_aside_count").asInt();
    }

    private String purchases(String customer) {
        HttpResponse<String> answer = server.get("/api/v1/customers/" + customer);
        if (answer.statusCode() == 404) {
            return "unknown";
        }
        StringBuilder days = new StringBuilder();
        json(answer)
                .get("purchases")
                .forEach(day -> days.append(day.get("day").asText())
                        .append(' ')
                        .append(day.get("orders").asInt())
                        .append('x')
                        .append(day.get("amount").asText())
                        .append("; "));
        return days.toString().strip();
    }

    @Test
    void anOrderIsKnownAtOnce() {
        JsonNode receipt = send("[" + row("C1", "2024-11-01T10:12:00Z", "19.90", "A-1") + ","
                + row("C1", "2024-12-10T08:00:00Z", "5", "A-2") + "]");
        assertThat(counts(receipt)).isEqualTo("2 0 0 0");
        assertThat(receipt.get("last_day").asText()).isEqualTo("2024-12-10");
        assertThat(purchases("C1")).isEqualTo("2024-11-01 1x19.9; 2024-12-10 1x5.0;");

        JsonNode prediction = json(server.get("/api/v1/customers/C1/prediction"));
        assertThat(prediction.get("id").asText()).isEqualTo("C1");
        assertThat(prediction.get("asOf").asText()).isEqualTo("2024-12-10");
        assertThat(prediction.get("churnProbability").asDouble()).isBetween(0.0, 1.0);
        JsonNode other = json(server.get("/api/v1/customers/C1/prediction?as_of=2024-12-16&horizon=30&explain=true"));
        assertThat(other.get("asOf").asText()).isEqualTo("2024-12-16");
        assertThat(other.get("horizonDays").asInt()).isEqualTo(30);
        assertThat(other.has("explanation")).isTrue();
    }

    @Test
    void theSameOrderAgainIsADuplicateAndAnotherVersionReplacesIt() {
        String first = row("C1", "2024-11-01", "10", "A-1") + "," + row("C1", "2024-11-01", "2.5", "A-1");
        assertThat(counts(send("[" + first + "]"))).isEqualTo("2 0 0 0");
        assertThat(counts(send("[" + first + "]"))).isEqualTo("0 2 0 0");
        assertThat(purchases("C1")).isEqualTo("2024-11-01 1x12.5;");
        assertThat(counts(send("[" + row("C1", "2024-11-01", "7", "A-1") + "]")))
                .isEqualTo("0 0 1 0");
        assertThat(purchases("C1")).isEqualTo("2024-11-01 1x7.0;");
        assertThat(counts(send("[" + row("C2", "2024-11-02", "7", "A-1") + "]")))
                .as("another customer's order of the same number")
                .isEqualTo("1 0 0 0");
    }

    @Test
    void amountsOfAnotherCurrencyThanTheStoredOneAreSetAsideInEveryRequest() {
        String euros = row("C1", "2024-11-01", "10", "A-1").replace("}", ",\"currency\":\"€\"}");
        String dollars = row("C1", "2024-11-02", "10", "A-2").replace("}", ",\"currency\":\"USD\"}");
        String unnamed = row("C1", "2024-11-03", "10", "A-3");
        assertThat(counts(send("[" + unnamed + "]"))).isEqualTo("1 0 0 0");
        assertThat(counts(send("[" + euros + "]")))
                .as("the first that is named")
                .isEqualTo("1 0 0 0");
        JsonNode receipt = send("[" + dollars + "]");
        assertThat(counts(receipt)).isEqualTo("0 0 0 1");
        assertThat(receipt.get("set_aside").get(0).toString())
                .isEqualTo("{\"row\":0,\"reason\":\"other_currency\",\"field\":\"currency\"}");
        assertThat(receipt.get("currency").asText()).as("the one that is kept").isEqualTo("EUR");
        assertThat(server.post("/api/v1/transactions?strict=true", "[" + dollars + "]")
                        .statusCode())
                .isEqualTo(422);
        assertThat(counts(send("[" + euros.replace("€", "eur") + "]"))).isEqualTo("0 1 0 0");
        assertThat(purchases("C1")).isEqualTo("2024-11-01 1x10.0; 2024-11-03 1x10.0;");
        restart(Map.of());
        assertThat(counts(send("[" + dollars + "]"))).as("after a restart").isEqualTo("0 0 0 1");
    }

    @Test
    void aRowThatIsNotUsedDoesNotChooseTheCurrency() {
        String guest = row("", "2024-11-01", "10", "A-1").replace("}", ",\"currency\":\"USD\"}");
        String euros = row("C1", "2024-11-01", "10", "A-1").replace("}", ",\"currency\":\"EUR\"}");
        assertThat(counts(send("[" + guest + "," + euros + "]"))).isEqualTo("1 0 0 1");
        String strange = row("C1", "2024-11-02", "10", "A-2").replace("}", ",\"currency\":\"" + "x".repeat(21) + "\"}");
        assertThat(counts(send("[" + strange + "]"))).isEqualTo("0 0 0 1");
    }

    @Test
    void anOrderOnAnotherDayIsNotTheSameOrder() {
        send("[" + row("C1", "2024-11-01", "10", "A-1") + "]");
        JsonNode receipt = send("[" + row("C1", "2024-11-05", "10", "A-1") + "]");
        assertThat(counts(receipt)).isEqualTo("0 0 0 1");
        assertThat(receipt.get("set_aside").get(0).toString())
                .isEqualTo("{\"row\":0,\"reason\":\"order_id_reused\",\"field\":\"order_id\"}");
        assertThat(purchases("C1")).isEqualTo("2024-11-01 1x10.0;");

        restart(Map.of("order-ids-per-day", "till-1, default"));
        assertThat(counts(send(
                        "[" + row("C9", "2024-11-01", "10", "1") + "," + row("C9", "2024-11-05", "10", "1") + "]")))
                .isEqualTo("2 0 0 0");
    }

    @Test
    void refundsCountOnceAndReduceTheOrderTheyNameWeeksLater() {
        send("[" + row("C1", "2024-10-01", "100", "A-1") + "]");
        String refund = "[{\"customer_id\":\"C1\",\"timestamp\":\"2024-11-20\",\"amount\":30,\"order_id\":\"A-1\","
                + "\"status\":\"refund\",\"refund_id\":\"R-1\"}]";
        assertThat(counts(send(refund))).isEqualTo("0 0 1 0");
        assertThat(counts(send(refund))).isEqualTo("0 1 0 0");
        assertThat(purchases("C1")).isEqualTo("2024-10-01 1x70.0;");
        send(refund.replace("R-1", "R-2").replace(":30", ":-30"));
        assertThat(purchases("C1")).isEqualTo("2024-10-01 1x40.0;");
        send(refund.replace("R-1", "R-3").replace(":30", ":40"));
        assertThat(purchases("C1")).as("refunded as a whole").isEqualTo("unknown");
        assertThat(counts(send("[" + row("C1", "2024-10-01", "100", "A-1") + "]")))
                .as("the order once more without its refunds")
                .isEqualTo("0 1 0 0");
    }

    @Test
    void aCancelledOrderIsNoneAndComesBackIfItIsSentAgain() {
        send("[" + row("C1", "2024-10-01", "100", "A-1") + "," + row("C1", "2024-10-02", "50", "A-2") + "]");
        String cancelled = "[{\"customer_id\":\"C1\",\"order_id\":\"A-1\",\"status\":\"cancelled\"}]";
        assertThat(counts(send(cancelled))).isEqualTo("0 0 1 0");
        assertThat(counts(send(cancelled))).isEqualTo("0 1 0 0");
        assertThat(purchases("C1")).isEqualTo("2024-10-02 1x50.0;");
        JsonNode unknown = send(cancelled.replace("A-1", "A-9"));
        assertThat(counts(unknown)).isEqualTo("0 0 0 1");
        assertThat(unknown.get("set_aside").get(0).get("reason").asText()).isEqualTo("cancelled");
        assertThat(counts(send("[" + row("C1", "2024-10-01", "100", "A-1") + "]")))
                .isEqualTo("0 0 1 0");
        assertThat(purchases("C1")).isEqualTo("2024-10-01 1x100.0; 2024-10-02 1x50.0;");
    }

    @Test
    void anOlderVersionOfAnOrderIsIgnored() {
        String version = "[{\"customer_id\":\"C1\",\"timestamp\":\"2024-10-01\",\"amount\":%s,\"order_id\":\"A-1\","
                + "\"updated_at\":\"%s\"}]";
        send(version.formatted("20", "2024-10-02T10:00:00Z"));
        assertThat(counts(send(version.formatted("10", "2024-10-02T09:00:00Z"))))
                .isEqualTo("0 1 0 0");
        assertThat(counts(send(version.formatted("30", "2024-10-02T11:00:00+00:00"))))
                .isEqualTo("0 0 1 0");
        assertThat(purchases("C1")).isEqualTo("2024-10-01 1x30.0;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "missing_customer | customer_id | {'customer_id':'guest','timestamp':'2024-10-01','amount':1}",
                "missing_customer | customer_id | {'timestamp':'2024-10-01','amount':1}",
                "missing_time | timestamp | {'customer_id':'C1','amount':1}",
                "unparsable_time | timestamp | {'customer_id':'C1','timestamp':'soon','amount':1}",
                "unparsable_time | timestamp | {'customer_id':'C1','timestamp':'2024-02-30','amount':1}",
                "future_time | timestamp | {'customer_id':'C1','timestamp':'2024-12-19T00:00:00Z','amount':1}",
                "missing_amount | amount | {'customer_id':'C1','timestamp':'2024-10-01'}",
                "missing_amount | amount | {'customer_id':'C1','timestamp':'2024-10-01','amount':null}",
                "non_numeric_amount | amount | {'customer_id':'C1','timestamp':'2024-10-01','amount':'12,50'}",
                "non_numeric_amount | amount | {'customer_id':'C1','timestamp':'2024-10-01','amount':1e13}",
                "non_numeric_amount | amount | {'customer_id':'C1','timestamp':'2024-10-01','amount':NaN}",
                "zero_amount | amount | {'customer_id':'C1','timestamp':'2024-10-01','amount':0.0}",
                "pending | status | {'customer_id':'C1','timestamp':'2024-10-01','amount':1,'status':'pending'}",
                "test | status | {'customer_id':'C1','timestamp':'2024-10-01','amount':1,'status':'test'}",
                "failed | status | {'customer_id':'C1','timestamp':'2024-10-01','amount':1,'status':'failed'}",
                "unknown_status | status | {'customer_id':'C1','timestamp':'2024-10-01','amount':1,'status':'xyzzy'}"
            })
    void rowsThatAreNoPurchasesAreSetAsideWithTheReasonOfFiles(String reason, String field, String row) {
        String json = row.replace('\'', '"');
        JsonNode receipt = send("[" + row("C2", "2024-10-01", "1", "A-1") + "," + json + "]");
        assertThat(counts(receipt)).isEqualTo("1 0 0 1");
        assertThat(receipt.get("set_aside").get(0).toString())
                .isEqualTo("{\"row\":1,\"reason\":\"" + reason + "\",\"field\":\"" + field + "\"}");
        HttpResponse<String> strict = server.post(
                "/api/v1/transactions?strict=true", "[" + row("C3", "2024-10-01", "1", "B-1") + "," + json + "]");
        assertThat(strict.statusCode()).isEqualTo(422);
        assertThat(strict.body()).contains("\"pointer\":\"/1/" + field + "\"", reason);
        assertThat(purchases("C3")).as("nothing of the request is stored").isEqualTo("unknown");
    }

    @Test
    void strictAlsoRefusesWhatIsFoundOnlyInTheStore() {
        send("[" + row("C1", "2024-11-01", "10", "A-1") + "]");
        HttpResponse<String> answer = server.post(
                "/api/v1/transactions?strict=true",
                "[" + row("C1", "2024-11-05", "10", "A-1") + "," + row("C5", "2024-11-05", "10", "A-5") + "]");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/0/order_id", "order_id_reused");
        assertThat(purchases("C5")).isEqualTo("unknown");
    }

    @Test
    void linesOfJsonAndCsvPackedOrNotAreTheSame() {
        String lines = row("C1", "2024-11-01", "10", "A-1") + "\n" + row("C1", "2024-11-02", "5", "A-2") + "\n";
        String csv = "\ufefforder_id,customer_id,amount,timestamp\r\nA-3,C1,2.50,2024-11-03T23:59:59+01:00\n";
        assertThat(counts(json(post("application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8), false))))
                .isEqualTo("2 0 0 0");
        assertThat(counts(json(
                        post("text/csv; charset=utf-8", Visitor.gzip(csv.getBytes(StandardCharsets.UTF_8)), true))))
                .isEqualTo("1 0 0 0");
        assertThat(purchases("C1")).isEqualTo("2024-11-01 1x10.0; 2024-11-02 1x5.0; 2024-11-03 1x2.5;");
    }

    private HttpResponse<String> post(String type, byte[] body, boolean packed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/api/v1/transactions"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        return server.send(packed ? request.header("Content-Encoding", "gzip") : request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"customer\":\"C1\"}]",
                "[{\"customer_id\":{}}]",
                "[1]",
                "[{\"customer_id\":\"C1\",\"amout\":1}]"
            })
    void unknownFieldsAndOtherTypesAreRefused(String body) {
        HttpResponse<String> answer = server.post("/api/v1/transactions", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/0");
    }

    @Test
    void brokenBodiesAndOtherMediaTypesAreRefused() {
        assertThat(server.post("/api/v1/transactions", "[{").statusCode()).isEqualTo(400);
        assertThat(server.post("/api/v1/transactions", "").statusCode()).isEqualTo(400);
        assertThat(post("text/plain", new byte[] {'x'}, false).statusCode()).isEqualTo(415);
        assertThat(post("text/csv", "customer_id,amount\nC1\n".getBytes(StandardCharsets.UTF_8), false)
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.post("/api/v1/transactions?strikt=true", "[]").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aRequestThatNamesItselfIsAnsweredOnce() {
        String body = "[{\"customer_id\":\"C1\",\"timestamp\":\"2024-11-01\",\"amount\":10}]";
        HttpResponse<String> first = named("k-1", body);
        HttpResponse<String> again = named("k-1", body);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(purchases("C1")).isEqualTo("2024-11-01 1x10.0;");
        assertThat(named("k-1", body.replace("10", "11")).statusCode()).isEqualTo(422);
        assertThat(named("k-2", body).statusCode()).isEqualTo(200);
        assertThat(purchases("C1")).isEqualTo("2024-11-01 2x20.0;");
        assertThat(named("k 3", body).statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> named(String key, String body) {
        return server.send(HttpRequest.newBuilder(server.uri("/api/v1/transactions"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void daysAreThoseOfTheShop() {
        restart(Map.of("zone", "America/New_York"));
        send("[" + row("C1", "2024-11-02T03:30:00Z", "10", "A-1") + "," + row("C1", "2024-11-05T23:30:00", "1", "A-2")
                + "]");
        assertThat(purchases("C1")).isEqualTo("2024-11-01 1x10.0; 2024-11-05 1x1.0;");
    }

    @Test
    void anyIdCanBeAskedForByParameter() {
        send("[" + row("a/b ü?", "2024-11-01", "10", "A-1") + "]");
        assertThat(json(server.get("/api/v1/customer?id=a%2Fb%20%C3%BC%3F"))
                        .get("id")
                        .asText())
                .isEqualTo("a/b ü?");
        assertThat(server.get("/api/v1/customer/prediction?id=a%2Fb%20%C3%BC%3F&horizon=30")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/api/v1/customer").statusCode()).isEqualTo(422);
        assertThat(server.get("/api/v1/customers/nobody").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/customers/nobody/prediction").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/customers/").statusCode()).isEqualTo(404);
    }

    @Test
    void idsThatNoDatabaseHoldsAndAmountsThatCannotBeTrueAreSetAside() {
        String long501 = "x".repeat(501);
        JsonNode receipt = send("[" + row(long501, "2024-11-01", "1", "1") + ","
                + row("a\\u0000b", "2024-11-01", "1", "2")
                + "," + row("a\\ud800b", "2024-11-01", "1", "3") + "," + row("C1", "2024-11-01", "1", "a\\u0000")
                + "," + row("C1", "2024-11-01", "9e11", "5") + "," + row("C1", "2024-11-01", "9e11", "5") + "]");
        assertThat(counts(receipt)).isEqualTo("1 0 0 5");
        assertThat(receipt.get("set_aside").findValuesAsText("reason"))
                .containsExactly("broken_row", "broken_row", "broken_row", "broken_row", "non_numeric_amount");
    }

    @Test
    void anyIdThatIsTakenCanBeScored() {
        String longest = "\u00e9".repeat(500);
        assertThat(counts(send("[" + row(longest, "2024-11-01", "1", "1") + ","
                        + row("\ud83d\ude00", "2024-11-01", "1", "2") + "]")))
                .isEqualTo("2 0 0 0");
        assertThat(store.mergeArrivals(n -> {}).orElseThrow().purchases().size())
                .isEqualTo(2);
        assertThat(purchases("%F0%9F%98%80")).isEqualTo("2024-11-01 1x1.0;");
    }

    @Test
    void refundsThatCannotBeTrueDoNotTurnIntoPurchases() {
        StringBuilder rows = new StringBuilder();
        for (int k = 0; k < 12; k++) {
            rows.append(k == 0 ? "[" : ",")
                    .append("{\"customer_id\":\"C1\",\"timestamp\":\"2024-11-01\",\"amount\":-1e12,")
                    .append("\"order_id\":\"A-1\",\"refund_id\":\"")
                    .append(k)
                    .append("\"}");
        }
        JsonNode receipt = send(rows.append(']').toString());
        assertThat(counts(receipt)).isEqualTo("0 0 0 12");
        assertThat(receipt.get("set_aside").get(0).get("reason").asText()).isEqualTo("non_numeric_amount");
        assertThat(purchases("C1")).isEqualTo("unknown");
    }

    @Test
    void anErasedCustomerIsGoneAndStaysSo() {
        send("[" + row("C1", "2024-12-01", "19.90", "A-1") + "," + row("C2", "2024-12-01", "5", "A-2") + "]");
        assertThat(delete("/api/v1/customers/C3").statusCode()).isEqualTo(404);
        HttpResponse<String> erased = delete("/api/v1/customers/C1");
        assertThat(erased.statusCode()).isEqualTo(204);
        assertThat(erased.body()).isEmpty();
        assertThat(delete("/api/v1/customer?id=C1").statusCode()).isEqualTo(204);
        assertThat(delete("/api/v1/customer").statusCode()).isEqualTo(422);
        assertThat(delete("/api/v1/customer?id=").statusCode()).isEqualTo(422);
        assertThat(server.get("/api/v1/customers/C1").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/customers/C2").statusCode()).isEqualTo(200);
        JsonNode again = send("[" + row("C1", "2024-12-02", "19.90", "A-3") + "]");
        assertThat(again.at("/set_aside/0/reason").asText()).isEqualTo("erased");
        assertThat(again.at("/set_aside/0/field").asText()).isEqualTo("customer_id");
        assertThat(store.audit().newest(Long.MAX_VALUE, 10))
                .extracting(entry -> entry.action() + " " + entry.route() + " " + entry.status())
                .contains("erase customer DELETE /api/v1/customers/* 204")
                .noneMatch(text -> text.contains("C1"));
    }

    private HttpResponse<String> delete(String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).DELETE());
    }
}
