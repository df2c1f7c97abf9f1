package io.customerprediction.app.api.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of shops, signed as shops sign them. The clock stands at 2024-12-16. */
class ShopWebhookTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SECRET = "hush-€-secret";

    @TempDir
    Path folder;

    private Store store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.empty();
        server = start(Map.of("shopify-webhook-secret", SECRET, "woocommerce-webhook-secret", SECRET));
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

    private static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder message(String path, byte[] body) {
        return HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> shopify(String topic, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return server.send(message("/webhooks/shopify", bytes)
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Hmac-Sha256", signature(bytes, SECRET)));
    }

    private HttpResponse<String> woo(String topic, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return server.send(message("/webhooks/woocommerce", bytes)
                .header("X-WC-Webhook-Topic", topic)
                .header("X-WC-Webhook-Signature", signature(bytes, SECRET)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    /** Accepted, duplicates, amended and why rows were set aside. */
    private static String counts(HttpResponse<String> answer) {
        JsonNode receipt = json(answer);
        StringBuilder reasons = new StringBuilder();
        receipt.path("set_aside")
                .forEach(row -> reasons.append(' ').append(row.get("reason").asText()));
        return receipt.path("accepted").asText() + " "
                + receipt.path("duplicates").asText() + " "
                + receipt.path("amended").asText() + reasons;
    }

    private String purchases(String customer) {
        HttpResponse<String> answer = server.get("/api/v1/customer?id=" + customer);
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

    /** An order of Shopify, with what is different. */
    private static String order(String fields) {
        return """
            {"id":820982911946154508,"name":"#1001","admin_graphql_api_id":"gid://shopify/Order/820982911946154508",
             "created_at":"2024-11-30T23:30:00-05:00","updated_at":"2024-12-01T10:00:00-05:00","test":false,
             "cancelled_at":null,"currency":"USD","presentment_currency":"CAD","total_price":"100.00",
             "current_total_price":"100.00","financial_status":"paid","email":"Jon@Example.com","note":"%s",
             "customer":{"id":115310627314723954,"email":"jon@example.com"},
             "line_items":[{"id":1,"price":"50.00","quantity":2}],"refunds":[]}""".formatted("ü".repeat(1500)).transform(order -> merged(order, fields));
    }

    private static String wooOrder(String fields) {
        return merged("""
            {"id":727,"number":"727","status":"processing","currency":"USD","date_created":"2024-11-30T20:30:00",
             "date_created_gmt":"2024-12-01T01:30:00","date_modified":"2024-12-01T10:00:00",
             "date_modified_gmt":"2024-12-01T15:00:00","total":"29.35","customer_id":26,
             "billing":{"email":"Jon@Example.com"},"refunds":[]}""", fields);
    }

    private static String merged(String order, String fields) {
        try {
            return MAPPER.readerForUpdating(MAPPER.readTree(order))
                    .readTree("{" + fields + "}")
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(fields, e);
        }
    }

    private static String refund(String id, String amount) {
        return """
            {"id":%s,"order_id":820982911946154508,"created_at":"2024-12-05T10:00:00-05:00","transactions":[
             {"kind":"refund","status":"success","amount":"%s","currency":"USD"},
             {"kind":"refund","status":"failure","amount":"77.00","currency":"USD"},
             {"kind":"void","status":"success","amount":"88.00","currency":"USD"}]}""".formatted(id, amount);
    }

    @Test
    void anOrderIsStoredOnceHoweverOftenItIsSent() {
        assertThat(counts(shopify("orders/create", order("")))).isEqualTo("1 0 0");
        assertThat(counts(shopify("orders/paid", order("")))).isEqualTo("0 1 0");
        assertThat(purchases("115310627314723954")).isEqualTo("2024-11-30 1x100.0;");
        assertThat(counts(woo("order.created", wooOrder("")))).isEqualTo("1 0 0");
        assertThat(counts(woo("order.updated", wooOrder("")))).isEqualTo("0 1 0");
        assertThat(purchases("26")).as("the shop's own day").isEqualTo("2024-12-01 1x29.35;");
    }

    @Test
    void theZoneDecidesTheDay() {
        restart(Map.of(
                "shopify-webhook-secret", SECRET, "woocommerce-webhook-secret", SECRET, "zone", "Australia/Sydney"));
        shopify("orders/create", order(""));
        woo("order.created", wooOrder("\"date_created_gmt\":\"2024-12-01T13:30:00\""));
        assertThat(purchases("115310627314723954")).isEqualTo("2024-12-01 1x100.0;");
        assertThat(purchases("26")).isEqualTo("2024-12-02 1x29.35;");
    }

    @Test
    void aChangedOrderReplacesTheOneBeforeAndAnOlderOneIsIgnored() {
        shopify("orders/create", order(""));
        String edited = order("\"current_total_price\":\"140.00\",\"updated_at\":\"2024-12-02T10:00:00-05:00\"");
        assertThat(counts(shopify("orders/updated", edited))).isEqualTo("0 0 1");
        assertThat(purchases("115310627314723954")).isEqualTo("2024-11-30 1x140.0;");
        assertThat(counts(shopify("orders/updated", order("")))).isEqualTo("0 1 0");
        assertThat(purchases("115310627314723954")).isEqualTo("2024-11-30 1x140.0;");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"cancelled_at\":\"2024-12-02T00:00:00Z\"', cancelled",
        "'\"financial_status\":\"voided\"', cancelled",
        "'\"financial_status\":\"pending\"', pending",
        "'\"financial_status\":\"authorized\"', pending",
        "'\"financial_status\":\"refunded\"', refunded",
        "'\"test\":true', test"
    })
    void anOrderThatIsNoPurchaseIsTakenAwayOrSetAside(String fields, String reason) {
        assertThat(counts(shopify("orders/updated", order(fields)))).isEqualTo("0 0 0 " + reason);
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
        String paid = order("\"updated_at\":\"2024-12-01T11:00:00-05:00\"");
        assertThat(counts(shopify("orders/paid", paid))).isEqualTo("1 0 0");
        String ended = order(fields + ",\"updated_at\":\"2024-12-01T12:00:00-05:00\"");
        assertThat(counts(shopify("orders/updated", ended))).isEqualTo("0 0 1");
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
        assertThat(counts(shopify("orders/paid", paid))).as("late").isEqualTo("0 1 0");
        assertThat(counts(shopify("refunds/create", refund("5", "100.00"))))
                .as("of an order that does not count")
                .isEqualTo("0 1 0");
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
    }

    @Test
    void aCancellationThatOvertakesItsOrderCounts() {
        shopify("orders/cancelled", order("\"cancelled_at\":\"2024-12-02T00:00:00Z\""));
        String before = order("\"updated_at\":\"2024-12-01T09:00:00-05:00\"");
        assertThat(counts(shopify("orders/create", before))).isEqualTo("0 1 0");
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
    }

    @Test
    void refundsAreSubtractedOnceWhicheverMessageBringsThem() {
        shopify("orders/create", order(""));
        assertThat(counts(shopify("refunds/create", refund("5", "30.00")))).isEqualTo("0 0 1");
        assertThat(counts(shopify("refunds/create", refund("5", "30.00")))).isEqualTo("0 1 0");
        assertThat(purchases("115310627314723954")).isEqualTo("2024-11-30 1x70.0;");
        String updated =
                order("\"current_total_price\":\"70.00\",\"financial_status\":\"partially_refunded\",\"refunds\":["
                        + refund("5", "30.00") + "],\"updated_at\":\"2024-12-05T10:00:01-05:00\"");
        assertThat(counts(shopify("orders/updated", updated))).isEqualTo("0 2 0");
        assertThat(purchases("115310627314723954")).isEqualTo("2024-11-30 1x70.0;");
    }

    @Test
    void moneyThatGoesBackWithoutGoodsLowersAnOrderWhoseTotalStays() {
        String updated =
                order("\"financial_status\":\"partially_refunded\",\"refunds\":[" + refund("5", "10.00") + "]");
        assertThat(counts(shopify("orders/updated", updated))).isEqualTo("2 0 0");
        assertThat(purchases("115310627314723954")).isEqualTo("2024-11-30 1x90.0;");
    }

    @Test
    void refundsOfWooCommerceAreSubtracted() {
        woo("order.created", wooOrder(""));
        String refunded =
                wooOrder("\"date_modified_gmt\":\"2024-12-03T15:00:00\",\"refunds\":[{\"id\":3,\"reason\":\"\","
                        + "\"total\":\"-9.35\"}]");
        assertThat(counts(woo("order.updated", refunded))).isEqualTo("0 0 2");
        assertThat(counts(woo("order.updated", refunded))).isEqualTo("0 2 0");
        assertThat(purchases("26")).isEqualTo("2024-11-30 1x20.0;".replace("2024-11-30", "2024-12-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "on-hold", "failed", "cancelled", "refunded", "trash", "checkout-draft"})
    void anOrderOfWooCommerceThatIsNotPaidDoesNotCount(String status) {
        woo("order.created", wooOrder(""));
        String changed = wooOrder("\"status\":\"" + status + "\",\"date_modified_gmt\":\"2024-12-03T15:00:00\"");
        assertThat(counts(woo("order.updated", changed))).isEqualTo("0 0 1");
        assertThat(purchases("26")).isEqualTo("unknown");
        String again = wooOrder("\"status\":\"completed\",\"date_modified_gmt\":\"2024-12-04T15:00:00\"");
        assertThat(counts(woo("order.restored", again))).isEqualTo("0 0 1");
        assertThat(purchases("26")).isEqualTo("2024-12-01 1x29.35;");
    }

    @Test
    void aDeletedOrderIsTakenAway() {
        shopify("orders/create", order(""));
        woo("order.created", wooOrder(""));
        assertThat(counts(shopify("orders/delete", "{\"id\":820982911946154508}")))
                .isEqualTo("0 0 1");
        assertThat(counts(woo("order.deleted", "{\"id\":727}"))).isEqualTo("0 0 1");
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
        assertThat(purchases("26")).isEqualTo("unknown");
        assertThat(counts(woo("order.deleted", "{\"id\":999}"))).isEqualTo("0 0 0 unknown_order");
        assertThat(counts(shopify("refunds/create", refund("5", "1").replace("820982911946154508", "4"))))
                .isEqualTo("0 0 0 unknown_order");
    }

    @Test
    void anOrderThatMovesToAnotherCustomerCountsOnce() {
        shopify("orders/create", order(""));
        String moved = order("\"customer\":{\"id\":2},\"updated_at\":\"2024-12-02T10:00:00-05:00\"");
        assertThat(counts(shopify("orders/updated", moved))).isEqualTo("1 0 0");
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
        assertThat(purchases("2")).isEqualTo("2024-11-30 1x100.0;");
        assertThat(counts(shopify("orders/updated", order("")))).as("late").isEqualTo("0 1 0");
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
    }

    @Test
    void anOrderOfAnotherCurrencyThanTheShopsIsSetAside() {
        shopify("orders/create", order(""));
        assertThat(counts(woo("order.created", wooOrder("\"currency\":\"EUR\""))))
                .isEqualTo("0 0 0 other_currency");
        assertThat(purchases("26")).isEqualTo("unknown");
    }

    @Test
    void guestsAreSetAsideAndCounted() {
        assertThat(counts(shopify("orders/create", order("\"customer\":null")))).isEqualTo("0 0 0 missing_customer");
        assertThat(counts(woo("order.created", wooOrder("\"customer_id\":0")))).isEqualTo("0 0 0 missing_customer");
        assertThat(server.get("/metrics").body())
                .contains("prediction_rejected_rows_total{reason=\"missing customer\"} 2.0");
    }

    @Test
    void theEmailAddressCanBeTheCustomersId() {
        restart(Map.of(
                "shopify-webhook-secret", SECRET, "woocommerce-webhook-secret", SECRET, "webhook-customers", "email"));
        shopify("orders/create", order("\"customer\":null"));
        woo("order.created", wooOrder(""));
        assertThat(purchases("jon@example.com"))
                .isEqualTo("2024-11-30 1x100.0; 2024-11-30 1x29.35;".replace("; 2024-11-30", "; 2024-12-01"));
    }

    @Test
    void anErasedCustomerIsNotBroughtBack() {
        shopify("orders/create", order(""));
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/v1/customers/115310627314723954"))
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        String updated = order("\"updated_at\":\"2024-12-02T10:00:00-05:00\"");
        assertThat(counts(shopify("orders/updated", updated))).isEqualTo("0 0 0 erased");
        assertThat(counts(shopify("refunds/create", refund("5", "1")))).isEqualTo("0 0 0 unknown_order");
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
    }

    @Test
    void otherTopicsAreIgnored() {
        assertThat(json(shopify("products/update", "{\"id\":1}")).toString())
                .isEqualTo("{\"ignored\":\"products/update\"}");
        assertThat(json(shopify("orders/edited", "{\"order_edit\":{\"id\":1,\"order_id\":2}}"))
                        .toString())
                .contains("ignored");
        assertThat(json(woo("customer.created", "{\"id\":1}")).toString()).contains("ignored");
    }

    @Test
    void theFirstPingOfWooCommerceIsAnsweredWithoutASignature() {
        HttpRequest.Builder ping = HttpRequest.newBuilder(server.uri("/webhooks/woocommerce"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("webhook_id=12"));
        HttpResponse<String> answer = server.send(ping);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ignored\":\"ping\"}");
        for (String other : new String[] {"webhook_id=12&x=1", "webhook_id=", "{}", ""}) {
            assertThat(server.send(HttpRequest.newBuilder(server.uri("/webhooks/woocommerce"))
                                    .POST(BodyPublishers.ofString(other)))
                            .statusCode())
                    .as(other)
                    .isEqualTo(401);
        }
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/webhooks/shopify"))
                                .POST(BodyPublishers.ofString("webhook_id=12")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nothingIsTakenWithoutTheRightSignature() {
        byte[] body = order("").getBytes(StandardCharsets.UTF_8);
        String right = signature(body, SECRET);
        byte[] changed = order("\"total_price\":\"1.00\"").getBytes(StandardCharsets.UTF_8);
        for (String wrong : new String[] {
            "",
            "x",
            right.substring(1),
            right + "A",
            right.toLowerCase(java.util.Locale.ROOT),
            signature(body, "other"),
            signature(changed, SECRET),
            right.replace("=", "")
        }) {
            HttpResponse<String> answer = server.send(message("/webhooks/shopify", body)
                    .header("X-Shopify-Topic", "orders/create")
                    .header("X-Shopify-Hmac-Sha256", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.body())
                    .contains("X-Shopify-Hmac-Sha256", "shopify-webhook-secret")
                    .doesNotContain("hush");
        }
        assertThat(server.send(message("/webhooks/shopify", body).header("X-Shopify-Topic", "orders/create"))
                        .statusCode())
                .isEqualTo(401);
        HttpRequest.Builder two = message("/webhooks/shopify", body)
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Hmac-Sha256", right)
                .header("X-Shopify-Hmac-Sha256", right);
        assertThat(server.send(two).statusCode()).isEqualTo(401);
        assertThat(purchases("115310627314723954")).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "no json", "{\"id\":", "null"})
    void aSignedBodyThatIsNoObjectIsRefused(String body) {
        assertThat(shopify("orders/create", body).statusCode()).isEqualTo(400);
    }

    @Test
    void aSignedOrderWithoutAnIdIsRefusedWithWhatToDo() {
        HttpResponse<String> answer = woo("order.updated", "{\"code\":\"woocommerce_rest_cannot_view\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("may not read orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1"})
    void aBodyOfAnotherEncodingIsRefusedThoughItsSignatureFits(String charset) {
        byte[] body = order("").getBytes(Charset.forName(charset));
        HttpResponse<String> answer = server.send(message("/webhooks/shopify", body)
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Hmac-Sha256", signature(body, SECRET)));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsTooLongOrPackedIsRefused() {
        byte[] body = new byte[(1 << 20) + 1];
        assertThat(server.send(message("/webhooks/shopify", body)
                                .header("X-Shopify-Hmac-Sha256", signature(body, SECRET)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(server.send(message("/webhooks/shopify", new byte[9]).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void withoutASecretThereIsNoSuchAddress() {
        restart(Map.of());
        assertThat(shopify("orders/create", order("")).statusCode()).isEqualTo(404);
        assertThat(woo("order.created", wooOrder("")).statusCode()).isEqualTo(404);
    }

    @Test
    void theSecretIsReadFromItsFileEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "older\n");
        restart(Map.of("shopify-webhook-secret-file", file.toString()));
        assertThat(shopify("orders/create", order("")).statusCode()).isEqualTo(401);
        Files.writeString(file, SECRET + "\n");
        assertThat(counts(shopify("orders/create", order("")))).isEqualTo("1 0 0");
        Files.delete(file);
        assertThat(shopify("orders/create", order("")).statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"total_price\":\"x\"', non_numeric_amount",
        "'\"total_price\":\"0.00\",\"current_total_price\":\"0.00\"', zero_amount",
        "'\"created_at\":\"soon\"', unparsable_time",
        "'\"created_at\":null', missing_time",
        "'\"created_at\":\"2025-03-01T00:00:00Z\"', future_time",
        "'\"financial_status\":\"weird\"', unknown_status",
        "'\"customer\":{\"id\":[1]}', missing_customer",
        "'\"name\":\"a\\u0000b\"', broken_row"
    })
    void whatCannotBeUsedIsSetAsideWithTheReasonOfFiles(String fields, String reason) {
        assertThat(counts(shopify("orders/create", order(fields)))).isEqualTo("0 0 0 " + reason);
    }
}
