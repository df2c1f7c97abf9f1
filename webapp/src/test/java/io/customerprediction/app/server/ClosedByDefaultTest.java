package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Keys;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.testing.RawAnswer;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered before there are users, and by which name. */
class ClosedByDefaultTest {
    private static final String PROBLEM = "/problems#no-users";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // each test starts it
    private TestServer server;

    private void start(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(further);
        all.put("access", folder.resolve("access").toString());
        server = TestServer.start(
                folder.resolve("logs"), Optional.of(TestModel.PREDICTOR), Optional.empty(), Map.copyOf(all));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawAnswer get(String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Connection: close"));
        lines.addAll(List.of(headers));
        return RawAnswer.of(server.port(), lines.toArray(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:5000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:5000", "LOCALHOST"})
    void withoutUsersThisMachineIsAnsweredWithoutALogin(String host) {
        start(Map.of());
        assertThat(get("/", "Host: " + host).status()).isEqualTo(200);
        assertThat(get("/api/v1/model", "Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost.evil.example",
                "Host: 127.0.0.2",
                "Host: 127.0.0.1.evil.example",
                "Host: 10.0.0.1",
                "Host: 0.0.0.0:5000",
                "Host: 2130706433",
                "Host: localhost.",
                "Host: localhost\nX-Forwarded-For: 127.0.0.1",
                "Host: localhost\nX-Forwarded-Host: localhost",
                "Host: localhost\nx-forwarded-proto: https",
                "Host: localhost\nX-Forwarded-Anything:",
                "Host: localhost\nForwarded: for=127.0.0.1",
                "Host: localhost\nVia: 1.1 proxy",
                "Host: localhost\nX-Real-IP: 127.0.0.1"
            })
    void withoutUsersWhatMayComeFromElsewhereGetsAProblemThatSaysWhatToDo(String headers) {
        start(Map.of());
        for (String path : List.of("/", "/customers.csv", "/api/v1/model", "/nowhere")) {
            RawAnswer answer = get(path, headers.split("\n", -1));
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.text()).contains(PROBLEM, "user add");
        }
        assertThat(get("/health/live", "Host: localhost", "X-Forwarded-For: 8.8.8.8")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void fromTheFirstUserOnThisMachineHasNoPrivilege() throws IOException {
        start(Map.of());
        assertThat(get("/api/v1/model", "Host: localhost").status()).isEqualTo(200);
        new AccountFile(folder.resolve("access"))
                .change(register -> register.with(new User("anna", Role.VIEWER, "-", false, Instant.EPOCH)));
        for (int k = 0; k < 500 && get("/api/v1/model", "Host: localhost").status() == 200; k++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(get("/api/v1/model", "Host: localhost").status()).isEqualTo(401);
        assertThat(get("/overview", "Host: localhost").status()).isEqualTo(302);
    }

    @Test
    void aDamagedFileOfUsersClosesTheServerAndIsNamedInTheLogOnly() throws IOException {
        Path access = Files.createDirectory(folder.resolve("access"));
        Files.writeString(access.resolve("accounts.json"), "{");
        start(Map.of());
        RawAnswer answer = get("/api/v1/model", "Host: localhost");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("/problems#no-accounts").doesNotContain(access.toString());
        assertThat(get("/overview", "Host: localhost").status()).isEqualTo(503);
        assertThat(get("/health/ready", "Host: localhost").text()).contains("{\"status\":\"UP\"}");
    }

    @Test
    void requiredAsksThisMachineTooAndOpenAsksForNoLogin() {
        start(Map.of("login", "required"));
        assertThat(get("/api/v1/model", "Host: localhost").status()).isEqualTo(401);
        server.close();
        start(Map.of("login", "open"));
        assertThat(get("/api/v1/model", "Host: 10.0.0.1", "X-Forwarded-For: 8.8.8.8")
                        .status())
                .isEqualTo(200);
        assertThat(get("/api/v1/model", "Host: evil.example").status()).isEqualTo(421);
    }

    @Test
    void withUsersTheServerAnswersByItsOwnNamesOnly() throws IOException {
        Keys.NewKey key = Keys.make("shop", Role.ADMIN, Instant.EPOCH, null, "");
        new AccountFile(folder.resolve("access")).change(register -> register.with(key.key()));
        start(Map.of("hosts", "Shop.example.com, other.example"));
        String bearer = "Authorization: Bearer " + key.text();
        for (String host :
                List.of("shop.example.com", "SHOP.example.com:8080", "other.example", "10.1.2.3:5000", "localhost")) {
            assertThat(get("/api/v1/model", "Host: " + host, bearer).status())
                    .as(host)
                    .isEqualTo(200);
        }
        for (String host : List.of(
                "evil.example", "shop.example.com.evil.example", "xshop.example.com", "10.1.2.3.evil.example")) {
            RawAnswer answer = get("/api/v1/model", "Host: " + host, bearer);
            assertThat(answer.status()).as(host).isEqualTo(421);
            assertThat(answer.text()).contains("/problems#other-host");
            assertThat(get("/api/v1/model", "Host: " + host, "X-Forwarded-Host: localhost", bearer)
                            .status())
                    .as(host)
                    .isEqualTo(421);
            assertThat(get("/api/v1/model", "Host: localhost", "X-Forwarded-Host: " + host, bearer)
                            .status())
                    .as(host)
                    .isEqualTo(421);
        }
    }

    @Test
    void pagesOfOtherSitesMaySendNothingAndLoadNothing() {
        start(Map.of());
        String body = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";
        for (String[] header : new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "http://127.0.0.1.evil.example"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        }) {
            assertThat(post(body, header[0], header[1])).as(header[1]).isEqualTo(403);
        }
        assertThat(post(body, "Origin", "http://127.0.0.1:" + server.port())).isEqualTo(200);
        assertThat(post(body, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
        assertThat(post(body, "Sec-Fetch-Site", "same-origin", "Origin", "null"))
                .as("a form of this server in a browser that keeps its origin to itself")
                .isEqualTo(200);
        assertThat(get("/", "Host: localhost", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors")
                        .status())
                .isEqualTo(403);
        assertThat(get(
                                "/",
                                "Host: localhost",
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: iframe")
                        .status())
                .isEqualTo(403);
        assertThat(get(
                                "/",
                                "Host: localhost",
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(200);
    }

    /** @param headers names and values in turn */
    private int post(String body, String... headers) {
        return server.send(HttpRequest.newBuilder(server.uri("/predict_churn"))
                        .header("Content-Type", TestServer.JSON)
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }
}
