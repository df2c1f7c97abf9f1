package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Keys;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.access.AuditEntry;
import io.customerprediction.app.testing.RawAnswer;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests a client may send, which other sites may send any, and what is written down of them. */
class RequestLimitsTest {
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000,\"Cluster\":1}";
    private static final String ORIGIN = "https://shop.example";

    @TempDir
    Path folder;

    private Store store;

    @SuppressWarnings("NullAway.Init") // each test starts it
    private TestServer server;

    private String shop;
    private String till;

    @BeforeEach
    void makeKeys() throws IOException {
        store = TestStore.filled();
        shop = key("shop");
        till = key("till");
    }

    private String key(String name) throws IOException {
        Keys.NewKey made = Keys.make(name, Role.VIEWER, Instant.EPOCH, null, "");
        new AccountFile(folder.resolve("access")).change(register -> register.with(made.key()));
        return "Authorization: Bearer " + made.text();
    }

    private void start(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(further);
        all.put("access", folder.resolve("access").toString());
        server = TestServer.start(
                folder.resolve("logs"), Optional.of(TestModel.PREDICTOR), Optional.of(store), Map.copyOf(all));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private RawAnswer request(String line, String... headers) {
        List<String> lines = new ArrayList<>(List.of(line + " HTTP/1.1", "Host: localhost", "Connection: close"));
        lines.addAll(List.of(headers));
        return RawAnswer.of(server.port(), lines.toArray(new String[0]));
    }

    private int many(int count, String line, String... headers) {
        int last = 0;
        for (int k = 0; k < count; k++) {
            last = request(line, headers).status();
        }
        return last;
    }

    private List<String> actions() {
        return store.audit().newest(Long.MAX_VALUE, 100).stream()
                .map(AuditEntry::action)
                .toList();
    }

    @Test
    void aKeyThatSendsTooMuchWaitsAndOthersDoNot() {
        start(Map.of("requests-per-second", "1"));
        assertThat(many(10, "GET /api/v1/model", shop)).isEqualTo(200);
        many(5, "GET /api/v1/model", shop);
        RawAnswer refused = request("GET /api/v1/model", shop);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 11);
        assertThat(refused.text()).contains("/problems#too-many", "this key", "\"status\":429");
        assertThat(request("GET /api/v1/model", till).status()).isEqualTo(200);
        for (String health : List.of("/health/ready", "/v2/health/live", "/v2/health/ready", "/ping")) {
            assertThat(request("GET " + health, shop).status()).as(health).isEqualTo(200);
        }
        assertThat(actions()).contains("Too many requests");
    }

    @Test
    void anAddressWithoutALoginHasARateOfItsOwnAndANetworkSharesIt() {
        start(Map.of("anonymous-requests-per-second", "1", "login", "required"));
        String first = "X-Forwarded-For: 2001:db8:1:2::1";
        assertThat(many(14, "GET /openapi.json", first)).isEqualTo(429);
        assertThat(request("GET /openapi.json", "X-Forwarded-For: 2001:db8:1:2:ffff::7")
                        .status())
                .isEqualTo(429);
        assertThat(request("GET /openapi.json", "X-Forwarded-For: 2001:db8:1:3::1")
                        .status())
                .isEqualTo(200);
        assertThat(request("GET /api/v1/model", first, shop).status()).isEqualTo(200);
    }

    @Test
    void aPageOfAListedOriginMayCallTheApiWithAKeyAndNothingElse() {
        start(Map.of("cors-origins", ORIGIN + ", http://localhost:3000"));
        RawAnswer asked = request(
                "OPTIONS /predict_churn",
                "Origin: " + ORIGIN,
                "Sec-Fetch-Site: cross-site",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,content-type");
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(asked.header("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(asked.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
        assertThat(asked.headers()).doesNotContainKey("access-control-allow-credentials");

        RawAnswer answered = post(shop);
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answered.header("Vary")).contains("Origin");

        RawAnswer withoutKey = post("Cookie: session=stolen");
        assertThat(withoutKey.status()).isEqualTo(401);
        assertThat(withoutKey.header("Access-Control-Allow-Origin"))
                .as("also a problem can be read")
                .isEqualTo(ORIGIN);
        RawAnswer page =
                request("POST /batch", "Origin: " + ORIGIN, "Sec-Fetch-Site: cross-site", shop, "Content-Length: 0");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.headers()).doesNotContainKey("access-control-allow-origin");
    }

    private RawAnswer post(String header) {
        return request(
                "POST /predict_churn",
                "Origin: " + ORIGIN,
                "Sec-Fetch-Site: cross-site",
                "Content-Type: application/json",
                header,
                "Content-Length: " + GOOD.length(),
                "",
                GOOD);
    }

    @Test
    void pagesOfOtherSitesHaveNoPrivilegeOnThisMachineEither() throws IOException {
        Files.delete(folder.resolve("access").resolve("accounts.json"));
        Files.delete(folder.resolve("access").resolve(".lock"));
        start(Map.of("cors-origins", ORIGIN));
        assertThat(request("GET /api/v1/model", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(request("GET /api/v1/model", "Origin: " + ORIGIN, "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(401);
        assertThat(request("GET /api/v1/model").status()).isEqualTo(200);
    }

    @Test
    void eachRequestIsALineWithoutWhatWasAskedFor() throws IOException {
        start(Map.of());
        request("GET /customer?id=c17&token=secret", shop, "X-Request-Id: from-the-proxy");
        request("GET /nowhere/c17", "X-Request-Id: bad id");
        server.close();
        String log = Files.readString(folder.resolve("logs/access.log"));
        assertThat(log.lines())
                .hasSize(2)
                .anyMatch(line -> line.contains(" method=GET route=/customer status=200 ms=")
                        && line.endsWith(" caller=key:shop request_id=from-the-proxy"))
                .anyMatch(line -> line.contains(" route=other status=404 ") && line.contains(" caller=anonymous "));
        assertThat(log).doesNotContain("c17", "secret", "bad id").doesNotContain("bytes=0 ");
    }

    @Test
    void aProblemNamesTheRequest() {
        start(Map.of());
        RawAnswer answer = request("GET /api/v1/model", "X-Request-Id: r-42");
        assertThat(answer.text()).contains("\"request_id\":\"r-42\"");
        assertThat(answer.header("X-Request-Id")).isEqualTo("r-42");
    }

    @Test
    void whatIsRefusedIsInTheAuditAFewTimes() {
        start(Map.of());
        many(40, "GET /api/v1/model", "Authorization: Bearer not-a-key");
        request("GET /access", shop);
        request("GET /api/v1/model");
        RawAnswer.of(server.port(), "GET /overview HTTP/1.1", "Host: evil.example", "Connection: close");
        assertThat(actions().stream().filter("use a key that is not valid"::equals))
                .hasSize(10);
        assertThat(actions())
                .contains("This needs another role", "The server is not known by this name")
                .hasSize(12);
        assertThat(store.audit().newest(Long.MAX_VALUE, 1).get(0).route()).isEqualTo("GET /overview");
    }

    @Test
    void longerHeadersThanTheSettingAreRefused() {
        start(Map.of("max-header-bytes", "2000"));
        assertThat(request("GET /openapi.json", "X-Padding: " + "x".repeat(1_700))
                        .status())
                .isEqualTo(200);
        RawAnswer refused = request("GET /openapi.json", "X-Padding: " + "x".repeat(2_000), "X-Request-Id: r-42");
        assertThat(refused.status()).isEqualTo(431);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("X-Request-Id")).isNotEmpty();
    }
}
