package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Keys;
import io.customerprediction.app.security.web.Route;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.RawAnswer;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route with every role and without a login. */
class RouteAccessTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static Store store;

    @AutoClose
    private static TestServer server;

    private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);

    @BeforeAll
    static void start() throws IOException {
        Path access = folder.resolve("access");
        for (Role role : Role.values()) {
            Keys.NewKey made = Keys.make(role.key(), role, Instant.EPOCH, null, "");
            new AccountFile(access).change(register -> register.with(made.key()));
            KEYS.put(role, made.text());
        }
        store = TestStore.empty();
        server = TestServer.start(
                folder.resolve("logs"),
                Optional.of(TestModel.PREDICTOR),
                Optional.of(store),
                Map.of(
                        "access", access.toString(),
                        // as many as there are routes, at once
                        "anonymous-requests-per-second", "0",
                        // nobody answers there
                        "oidc-issuer", "http://127.0.0.1:1",
                        "oidc-client-id", "prediction",
                        "oidc-client-secret", "secret",
                        "oidc-roles", "shop-admins=admin"));
    }

    private static HttpResponse<String> send(Route route, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.uri(route.path().isEmpty() ? "/" : route.path().replace("*", "1")))
                .method(route.method(), BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }

    private static String key(Role role) {
        return Objects.requireNonNull(KEYS.get(role));
    }

    private static HttpResponse<String> send(Route route, Role role) {
        return send(route, "Authorization", "Bearer " + key(role));
    }

    private static List<Route> routes(Predicate<Access> access) {
        return server.routes().all().stream()
                .filter(route -> access.test(route.access()))
                .toList();
    }

    @Test
    void withoutALoginThereIsNothingButWhatIsOpen() {
        for (Route route : server.routes().all()) {
            HttpResponse<String> answer = send(route);
            if (route.access() == Access.OPEN) {
                assertThat(answer.statusCode()).as(route.toString()).isNotIn(302, 401);
                assertThat(answer.statusCode() == 403).isEqualTo(answer.body().contains("problems#forbidden\""));
            } else if (route.client() == Route.Client.BROWSER) {
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location")).hasValue("/login");
                assertThat(answer.body()).isEmpty();
            } else {
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        }
    }

    @Test
    void aRoleOpensWhatItIncludesAndNothingElse() {
        for (Role role : Role.values()) {
            for (Route route : server.routes().all()) {
                HttpResponse<String> answer = send(route, role);
                boolean allowed = switch (route.access()) {
                    case OPEN, SIGNED_IN -> true;
                    case VIEWER -> role.includes(Role.VIEWER);
                    case ANALYST -> role.includes(Role.ANALYST);
                    case INGEST -> role.includes(Role.INGEST);
                    case ADMIN -> role == Role.ADMIN;
                };
                boolean refused = answer.statusCode() == 401
                        || answer.statusCode() == 302
                        || (answer.statusCode() == 403 && answer.body().contains("problems#not-allowed"));
                assertThat(refused).as(role + " " + route + answer.body()).isEqualTo(!allowed);
            }
        }
    }

    @Test
    void aKeyThatIsNoneOpensNothingAlsoForPages() {
        String key = key(Role.ADMIN);
        for (Route route : routes(access -> access != Access.OPEN)) {
            for (String authorization : List.of(
                    "Bearer " + key.substring(0, key.length() - 1) + "!",
                    "Bearer",
                    "Bearer " + key + " " + key,
                    key,
                    "Basic " + key,
                    "Token " + key)) {
                assertThat(send(route, "Authorization", authorization).statusCode())
                        .as(route + authorization)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void aViewerAsksForOneCustomerAndAnAnalystForMany() {
        String one = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";
        assertThat(predict(Role.VIEWER, one)).isEqualTo(200);
        assertThat(predict(Role.VIEWER, "[" + one + "]")).isEqualTo(403);
        assertThat(predict(Role.ANALYST, "[" + one + "]")).isEqualTo(200);
    }

    private static int predict(Role role, String body) {
        return post(role, "/api/v1/predictions", TestServer.JSON, body);
    }

    private static int post(Role role, String address, String type, String body) {
        return server.send(HttpRequest.newBuilder(server.uri(address))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + key(role))
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    @Test
    void aKeyInAnAddressOrACookieOpensNothing() {
        String key = key(Role.ADMIN);
        for (String name : List.of("key", "token", "access_token", "api_key")) {
            assertThat(server.get("/api/v1/model?" + name + "=" + key).statusCode())
                    .isEqualTo(401);
            assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/v1/model"))
                                    .header("Cookie", name + "=" + key))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void otherSpellingsOfAnAddressOpenNothing() {
        for (String path : List.of(
                "/customers.csv;x=1",
                "/customers.csv;.css",
                "/%63ustomers.csv",
                "/assets/../customers.csv",
                "/health/..;/customers.csv",
                "//customers.csv",
                "/./customers.csv",
                "/batch/1/../../customers.csv",
                "/customers.csv%00",
                "/customers.csv/",
                "/CUSTOMERS.CSV")) {
            RawAnswer answer =
                    RawAnswer.of(server.port(), "GET " + path + " HTTP/1.1", "Host: localhost", "Connection: close");
            assertThat(answer.status()).as(path).isIn(302, 400, 404);
        }
        for (String method : List.of("HEAD", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "get")) {
            RawAnswer answer = RawAnswer.of(
                    server.port(), method + " /customers.csv HTTP/1.1", "Host: localhost", "Connection: close");
            assertThat(answer.status()).as(method).isIn(204, 302, 400, 405, 501);
            assertThat(answer.text()).doesNotContain("churn_probability");
        }
    }

    @Test
    void whatIsOpenToEverybodyIsHealthFilesAndExplanationsAndNothingElse() {
        Set<String> open = routes(access -> access == Access.OPEN).stream()
                .map(Route::path)
                .filter(path -> !path.startsWith("/assets/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open)
                .containsExactly(
                        "/api-docs",
                        "/docs/*",
                        "/first-admin",
                        "/health/live",
                        "/health/ready",
                        "/login",
                        "/login/openid",
                        "/login/openid/end",
                        "/login/openid/return",
                        "/openapi.json",
                        "/ping",
                        "/problems",
                        "/v2",
                        "/v2/health/live",
                        "/v2/health/ready");
    }

    @Test
    void healthGivesDetailsToAdministratorsOnly() {
        assertThat(server.get("/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
        Route ready = server.routes().all().stream()
                .filter(route -> route.path().equals("/health/ready"))
                .findFirst()
                .orElseThrow();
        assertThat(send(ready, Role.ANALYST).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(send(ready, Role.ADMIN).body()).contains("\"parts\"", "\"model\"");
    }

    @Test
    void theInferenceEndpointsCanBeOpenedAloneAlsoForManyCustomers() {
        try (TestServer opened = TestServer.start(
                folder.resolve("opened-inference"),
                Optional.of(TestModel.PREDICTOR),
                Optional.empty(),
                Map.of("access", folder.resolve("access").toString(), "open-inference-endpoints", "true"))) {
            String two = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";
            assertThat(opened.post("/invocations", "[" + two + "," + two + "]").statusCode())
                    .isEqualTo(200);
            assertThat(opened.get("/v2/models/customer-prediction").statusCode())
                    .isEqualTo(200);
            assertThat(opened.post("/v2/models/customer-prediction/infer", "{}").statusCode())
                    .isEqualTo(422);
            assertThat(opened.post("/api/v1/predictions", two).statusCode()).isEqualTo(401);
            assertThat(opened.get("/api/v1/models/live/schema").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aViewerSendsOneCustomerAndAnAnalystManyOverEveryProtocol() {
        String tensors = "{\"inputs\":[{\"name\":\"Recency\",\"shape\":[#],\"datatype\":\"FP64\",\"data\":[@]},"
                + "{\"name\":\"Frequency\",\"shape\":[#],\"datatype\":\"INT64\",\"data\":[@]},"
                + "{\"name\":\"Monetary\",\"shape\":[#],\"datatype\":\"FP64\",\"data\":[@]}]}";
        String one = tensors.replace("#", "1").replace("@", "5");
        String two = tensors.replace("#", "2").replace("@", "5,6");
        String infer = "/v2/models/customer-prediction/infer";
        assertThat(post(Role.VIEWER, infer, TestServer.JSON, one)).isEqualTo(200);
        assertThat(post(Role.VIEWER, infer, TestServer.JSON, two)).isEqualTo(403);
        assertThat(post(Role.ANALYST, infer, TestServer.JSON, two)).isEqualTo(200);
        for (String address : List.of("/invocations", "/api/v1/predictions")) {
            assertThat(post(Role.VIEWER, address, "text/csv", "10,5,5000")).isEqualTo(200);
            assertThat(post(Role.VIEWER, address, "text/csv", "10,5,5000\n10,5,5000"))
                    .isEqualTo(403);
            assertThat(post(Role.ANALYST, address, "text/csv", "10,5,5000\n10,5,5000"))
                    .isEqualTo(200);
        }
    }

    @Test
    void theTwoOriginalEndpointsCanBeOpenedAlone() {
        try (TestServer opened = TestServer.start(
                folder.resolve("opened"),
                Optional.of(TestModel.PREDICTOR),
                Optional.empty(),
                Map.of("access", folder.resolve("access").toString(), "open-original-endpoints", "true"))) {
            String body = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";
            assertThat(opened.post("/predict_churn", body).statusCode()).isEqualTo(200);
            assertThat(opened.post("/predict_next_purchase", body).statusCode()).isEqualTo(200);
            assertThat(opened.post("/api/v1/predictions", body).statusCode()).isEqualTo(401);
            assertThat(opened.get("/").statusCode()).isIn(302, 200);
        }
    }
}
