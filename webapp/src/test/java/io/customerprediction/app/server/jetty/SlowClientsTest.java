package io.customerprediction.app.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.RawClient;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However many clients are slow, others are answered at once. {@code -Dslow.clients=1000} tries more of them. */
@Timeout(120)
class SlowClientsTest {
    private static final int CLIENTS = Integer.getInteger("slow.clients", 400);
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";

    /** A hundred milliseconds where nothing else runs; a server whose threads are held takes many seconds. */
    private static final Duration HEALTH = Duration.ofMillis(400);

    private static final Duration PREDICTION = Duration.ofSeconds(1);

    @TempDir
    Path logs;

    /** What a slow client sends before it stops; it reads nothing. */
    private enum Slow {
        HALF_A_REQUEST_LINE {
            @Override
            void begin(RawClient client) {
                client.send("POST /predict_ch");
            }
        },
        HALF_THE_HEADERS {
            @Override
            void begin(RawClient client) {
                client.send("POST /predict_churn HTTP/1.1\r\nHost: localhost\r\nContent-");
            }
        },
        HALF_A_SHORT_BODY {
            @Override
            void begin(RawClient client) {
                client.send(post("/predict_churn", "application/json", 44)).send(GOOD.substring(0, 20));
            }
        },
        HALF_A_LIST {
            @Override
            void begin(RawClient client) {
                client.send(post("/api/v1/predictions", "application/json", 900_000))
                        .send("[" + (GOOD + ",").repeat(10));
            }
        },
        HALF_A_LIST_IN_CHUNKS {
            @Override
            void begin(RawClient client) {
                client.send("""
                                POST /api/v1/predictions HTTP/1.1\r
                                Host: localhost\r
                                Content-Type: application/json\r
                                Transfer-Encoding: chunked\r
                                \r
                                """).send("2000\r\n" + " ".repeat(0x2000) + "\r\n");
            }
        },
        HALF_AN_UPLOAD {
            @Override
            void begin(RawClient client) {
                client.send(post("/batch", "multipart/form-data; boundary=b", 4_000_000))
                        .send("--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + "x".repeat(2_000));
            }
        },
        AN_UPLOAD_THAT_WAITS_FOR_A_CONTINUE {
            @Override
            void begin(RawClient client) {
                client.send(
                        "POST /batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                                + "Cookie: form-secret=" + "x".repeat(43)
                                + "\r\nExpect: 100-continue\r\nContent-Length: 4000000\r\n\r\n");
            }
        },
        AN_ANSWER_THAT_IS_NOT_READ {
            @Override
            void begin(RawClient client) {
                String list = "[" + (GOOD + ",").repeat(1_000) + GOOD + "]";
                client.sendIfOpen((post("/api/v1/predictions?curve=true", "application/json", list.length()) + list)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        },
        MANY_ANSWERS_THAT_ARE_NOT_READ {
            @Override
            void begin(RawClient client) {
                client.sendIfOpen("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .repeat(40)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        };

        abstract void begin(RawClient client);
    }

    private static String post(String path, String type, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    @ParameterizedTest
    @EnumSource
    void clientsThatStopDelayNoOtherClient(Slow slow) {
        int clients = slow.name().contains("ANSWER") ? CLIENTS / 8 : CLIENTS;
        List<RawClient> held = new ArrayList<>();
        try (TestServer server = TestServer.start(logs)) {
            for (int k = 0; k < clients; k++) {
                RawClient client = new RawClient(server.port(), 2_048);
                held.add(client);
                slow.begin(client);
            }
            assertOthersAreAnswered(server);
            held.forEach(RawClient::close);
        }
    }

    @Test
    void aMixtureOfSlowClientsDelaysNoOtherClient() {
        List<RawClient> held = new ArrayList<>();
        try (TestServer server = TestServer.start(logs)) {
            Slow[] kinds = Slow.values();
            for (int k = 0; k < CLIENTS; k++) {
                RawClient client = new RawClient(server.port(), 2_048);
                held.add(client);
                kinds[k % (kinds.length - 2)].begin(client);
            }
            assertOthersAreAnswered(server);
            held.forEach(RawClient::close);
        }
    }

    private static void assertOthersAreAnswered(TestServer server) {
        assertThat(median(() -> server.get("/health/live"))).isLessThan(HEALTH);
        assertThat(median(() -> server.get("/health/ready"))).isLessThan(HEALTH);
        assertThat(median(() -> server.get("/v2/health/ready"))).isLessThan(HEALTH);
        assertThat(median(() -> server.get("/ping"))).isLessThan(HEALTH);
        assertThat(median(() -> server.post("/predict_churn", GOOD))).isLessThan(PREDICTION);
        assertThat(median(() -> server.post("/api/v1/predictions", "[" + GOOD + "," + GOOD + "]")))
                .isLessThan(PREDICTION);
    }

    /** The median, as tests run beside others on a busy machine. */
    private static Duration median(Supplier<HttpResponse<String>> request) {
        long[] nanos = new long[9];
        for (int k = 0; k < nanos.length; k++) {
            long begun = System.nanoTime();
            assertThat(request.get().statusCode()).isEqualTo(200);
            nanos[k] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[nanos.length / 2]);
    }

    private TestServer impatient() {
        return TestServer.start(
                logs,
                Optional.of(TestModel.PREDICTOR),
                Optional.empty(),
                Map.of("client-grace-seconds", "1", "min-bytes-per-second", "1000"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_A_SHORT_BODY", "HALF_A_LIST_IN_CHUNKS", "HALF_A_LIST"})
    void aBodyThatStopsGetsAProblem(Slow slow) {
        try (TestServer server = impatient();
                RawClient client = new RawClient(server.port())) {
            slow.begin(client);
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("application/problem+json", "#too-slow", "Connection: close");
        }
    }

    @Test
    void aSlowBodyGetsAProblemAndOneAtThePaceOfAPhoneIsAnswered() {
        try (TestServer server = impatient();
                RawClient dripping = new RawClient(server.port());
                RawClient phone = new RawClient(server.port())) {
            dripping.send(post("/predict_churn", "application/json", GOOD.length()));
            String list = "[" + (GOOD + ",").repeat(1_999) + GOOD + "]";
            phone.send(post("/api/v1/predictions", "application/json", list.length()));
            for (int from = 0; from < list.length(); from += 2_000) {
                phone.send(list.substring(from, Math.min(list.length(), from + 2_000)));
                dripping.sendIfOpen(new byte[] {' '});
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(phone.status()).isEqualTo(200);
            assertThat(dripping.status()).isEqualTo(408);
        }
    }

    @Test
    void slowHeadersCloseTheConnectionAndKeepAliveDoesNot() {
        try (TestServer server = impatient();
                RawClient kept = new RawClient(server.port());
                RawClient dripping = new RawClient(server.port())) {
            String ask = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
            assertThat(kept.send(ask).head()).startsWith("HTTP/1.1 200 ").contains("Content-Length: 15");
            kept.skip(15);
            dripping.send("GET /health/live HTTP/1.1\r\nX-");
            for (int k = 0; k < 30; k++) {
                dripping.sendIfOpen(new byte[] {'a'});
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(dripping.rest()).isEmpty();
            assertThat(kept.send(ask).status()).isEqualTo(200);
        }
    }

    @Test
    void oneAddressHasALimitedNumberOfConnectionsUnlessItIsATrustedProxy() {
        String ask = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String trusted : List.of("", "127.0.0.1")) {
            Map<String, String> two = Map.of("max-connections-per-address", "2", "trusted-proxies", trusted);
            try (TestServer server = TestServer.start(logs, Optional.of(TestModel.PREDICTOR), Optional.empty(), two);
                    RawClient first = new RawClient(server.port());
                    RawClient second = new RawClient(server.port())) {
                assertThat(first.send(ask).status()).isEqualTo(200);
                assertThat(second.send(ask).status()).isEqualTo(200);
                try (RawClient third = new RawClient(server.port())) {
                    third.sendIfOpen(ask.getBytes(StandardCharsets.US_ASCII));
                    assertThat(third.status()).isEqualTo(trusted.isEmpty() ? 0 : 200);
                }
            }
        }
    }

    @Test
    void anAnswerThatIsNotReadIsBrokenOff() {
        Map<String, String> fast = Map.of("client-grace-seconds", "1", "min-bytes-per-second", "100000");
        try (TestServer server = TestServer.start(logs, Optional.of(TestModel.PREDICTOR), Optional.empty(), fast);
                RawClient client = new RawClient(server.port(), 2_048)) {
            Slow.AN_ANSWER_THAT_IS_NOT_READ.begin(client);
            assertThat(client.status()).isEqualTo(200);
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            assertThat(client.rest().length()).isLessThan(2_000_000);
        }
    }
}
