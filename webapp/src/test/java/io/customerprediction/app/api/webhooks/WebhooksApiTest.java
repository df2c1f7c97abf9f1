package io.customerprediction.app.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.access.AuditEntry;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.testing.Receiver;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks as an administrator adds them, and as the program at the other end gets them. */
@Timeout(120)
class WebhooksApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/api/v1/webhooks";
    private static final Map<String, String> INTRANET =
            Map.of("webhooks-allow-http", "true", "webhooks-allow-private", "true");

    @TempDir
    Path folder;

    private final Store store = TestStore.filled();
    private TestServer server;

    @BeforeEach
    void start() {
        server = start(INTRANET);
    }

    private TestServer start(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(further);
        settings.put("access", folder.resolve("access").toString());
        return TestServer.start(folder.resolve("logs"), Optional.of(TestModel.PREDICTOR), Optional.of(store), settings);
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private HttpResponse<String> add(String url, String... events) {
        String list = events.length == 0 ? "" : "\"" + String.join("\",\"", events) + "\"";
        return server.post(PATH, "{\"url\":\"" + url + "\",\"events\":[" + list + "]}");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalArgumentException(answer.body(), e);
        }
    }

    private JsonNode delivery(long webhook, String state) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            JsonNode found = json(server.get(PATH + "/" + webhook + "/deliveries?state=" + state))
                    .path("deliveries");
            if (!found.isEmpty()) {
                return found.get(0);
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError(
                server.get(PATH + "/" + webhook + "/deliveries").body());
    }

    private static String hmac(String secret, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWebhookIsAddedTriedAndCalledWhenAJobEnds() throws GeneralSecurityException {
        try (Receiver receiver = Receiver.http(Receiver.status(200, "ok"))) {
            HttpResponse<String> answer = add("http://127.0.0.1:" + receiver.port() + "/in", "job_done");
            assertThat(answer.statusCode()).isEqualTo(201);
            JsonNode added = json(answer);
            long id = added.path("id").asLong();
            assertThat(answer.headers().firstValue("Location")).hasValue(PATH + "/" + id);
            assertThat(server.get(PATH + "/" + id).body()).doesNotContain("whsec_", "secret");
            assertThat(server.get(PATH).body()).contains("\"id\":" + id).doesNotContain("whsec_");

            assertThat(server.post(PATH + "/" + id + "/test", "").statusCode()).isEqualTo(202);
            assertThat(receiver.next().body()).contains("\"type\":\"ping\"");
            store.jobs().cancel(store.jobs().create(JobKind.RETRAIN));
            Receiver.Received request = receiver.next();
            assertThat(request.body()).contains("\"type\":\"job_done\"", "\"state\":\"cancelled\"");
            String signed =
                    request.header("Webhook-Id") + "." + request.header("Webhook-Timestamp") + "." + request.body();
            assertThat(request.header("Webhook-Signature"))
                    .isEqualTo("v1," + hmac(added.path("secret").asText(), signed));
            assertThat(delivery(id, "delivered").path("last_status").asInt()).isEqualTo(200);
        }
    }

    @Test
    void whatAReceiverDidNotTakeIsListedAsDeadAndSentAgain() {
        try (Receiver receiver = Receiver.http(Receiver.status(410, "gone\u0007"), Receiver.status(200, ""))) {
            long id = json(add("http://127.0.0.1:" + receiver.port() + "/", "job_done"))
                    .path("id")
                    .asLong();
            server.post(PATH + "/" + id + "/test", "");
            JsonNode dead = delivery(id, "dead");
            assertThat(dead.path("last_result").asText()).isEqualTo("Status 410: gone");
            String retry = PATH + "/" + id + "/deliveries/" + dead.path("id").asLong() + "/retry";
            assertThat(server.post(retry, "").statusCode()).isEqualTo(200);
            delivery(id, "delivered");
            assertThat(server.post(retry, "").statusCode()).isEqualTo(409);
            assertThat(json(server.get(PATH + "/" + id)).path("active").asBoolean())
                    .isFalse();
            assertThat(json(server.post(PATH + "/" + id + "/activate", ""))
                            .path("active")
                            .asBoolean())
                    .isTrue();
            assertThat(json(server.post(PATH + "/" + id + "/deactivate", ""))
                            .path("active")
                            .asBoolean())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://10.0.0.1:8443/",
                "https://192.168.0.1/",
                "https://100.64.0.1/",
                "https://[fd00::1]/",
                "https://[2002:7f00:1::]/",
                "https://[64:ff9b::7f00:1]/",
                "https://2130706433/",
                "https://127.1/",
                "https://user@hooks.example.com/",
                "gopher://hooks.example.com/"
            })
    void addressesOfThisNetworkAreRefusedByDefault(String url) {
        server.close();
        server = start(Map.of());
        HttpResponse<String> answer = add(url, "job_done");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/url");
        assertThat(json(server.get(PATH)).path("webhooks")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /url /events",
                "{\"url\":7,\"events\":\"job_done\",\"a/b\":[1]} | /url /events /a~1b",
                "{\"url\":\"https://a.example\",\"events\":[]} | /events",
                "{\"url\":\"https://a.example\",\"events\":[\"ping\"]} | /events",
                "{\"url\":\"https://a.example\",\"events\":[\"job_done\",{}]} | /events/1",
                "{\"url\":\"nonsense\",\"events\":[\"nonsense\"]} | /url /events",
            })
    void allThatIsWrongIsSaidAtOnce(String body, String pointers) {
        HttpResponse<String> answer = server.post(PATH, body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(pointers.split(" ", -1));
    }

    @Test
    void whatIsNoObjectOrTooLongIsRefused() {
        assertThat(server.post(PATH, "[]").statusCode()).isEqualTo(422);
        assertThat(server.post(PATH, "{").statusCode()).isEqualTo(400);
        assertThat(server.post(PATH, " ".repeat(20_000)).statusCode()).isEqualTo(413);
        assertThat(server.post(PATH, "text/plain", new byte[] {1}).statusCode()).isEqualTo(415);
    }

    @Test
    void addressesThatAreNoneAreNotFound() {
        for (String path : List.of("/1", "/x", "/1/deliveries", "/1/other", "/99999999999999999999")) {
            assertThat(server.get(PATH + path).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/1/test", "/1/activate", "/1", "/1/deliveries/1/retry", "/1/deliveries")) {
            assertThat(server.post(PATH + path, "").statusCode()).as(path).isEqualTo(404);
        }
        long id = json(add("https://hooks.example.com/", "job_done")).path("id").asLong();
        assertThat(server.get(PATH + "/" + id + "/deliveries?state=lost").statusCode())
                .isEqualTo(422);
        HttpRequest.Builder delete =
                HttpRequest.newBuilder(server.uri(PATH + "/" + id)).DELETE();
        assertThat(server.send(delete).statusCode()).isEqualTo(204);
        assertThat(server.send(delete).statusCode()).isEqualTo(404);
    }

    @Test
    void theKeyOfSecretsIsReadableByItsOwnerOnlyAndStaysAfterARestart() throws IOException {
        add("https://hooks.example.com/", "job_done");
        Path key = folder.resolve("access/webhooks/key");
        byte[] before = Files.readAllBytes(key);
        assertThat(before).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
        server.close();
        server = start(INTRANET);
        add("https://hooks.example.com/", "job_done");
        assertThat(Files.readAllBytes(key)).isEqualTo(before);
        // The folder of users is not taken for one whose users were removed.
        assertThat(server.get("/overview").statusCode()).isEqualTo(200);
    }

    @Test
    void thePageAddsTriesAndDeletesAndEscapesWhatReceiversSay() {
        Visitor visitor = new Visitor(server);
        try (Receiver receiver = Receiver.http(Receiver.status(410, "<script>alert(1)</script>"))) {
            HttpResponse<String> added = visitor.submit(
                    "/webhooks",
                    "/webhooks",
                    Map.of("do", "add", "url", "http://127.0.0.1:" + receiver.port() + "/", "events", "job_done"));
            assertThat(added.statusCode()).isEqualTo(200);
            assertThat(added.body()).contains("whsec_");
            assertThat(visitor.get("/webhooks").body()).doesNotContain("whsec_");
            String id = String.valueOf(store.webhooks().all().get(0).id());
            visitor.submit("/webhooks", "/webhooks", Map.of("do", "test", "id", id));
            JsonNode dead = delivery(Long.parseLong(id), "dead");
            assertThat(visitor.get("/webhooks").body())
                    .contains("&lt;script&gt;", "Send again", "switched off", "Status 410")
                    .doesNotContain("<script>alert");
            visitor.submit(
                    "/webhooks",
                    "/webhooks",
                    Map.of("do", "retry", "id", id, "delivery", dead.path("id").asText()));
            visitor.submit("/webhooks", "/webhooks", Map.of("do", "activate", "id", id));
            visitor.submit("/webhooks", "/webhooks", Map.of("do", "delete", "id", id));
            assertThat(store.webhooks().all()).isEmpty();
            assertThat(store.audit().newest(Long.MAX_VALUE, 50))
                    .extracting(AuditEntry::action)
                    .contains("add webhook " + id, "webhook " + id + " delete", "webhook " + id + " retry");
        }
    }

    @Test
    void thePageSaysWhatIsWrongAndKeepsWhatWasTyped() {
        HttpResponse<String> answer = new Visitor(server)
                .submit("/webhooks", "/webhooks", Map.of("do", "add", "url", "https://a@b.example/\"'", "events", "x"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This address cannot be called", "Give at least one of", "&quot;&#39;");
        for (String action : List.of("delete", "nonsense")) {
            assertThat(new Visitor(server)
                            .submit("/webhooks", "/webhooks", Map.of("do", action, "id", "x"))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(new Visitor(server)
                        .submit("/webhooks", "/webhooks", Map.of("do", "add", "token", "forged"))
                        .statusCode())
                .isEqualTo(403);
    }
}
