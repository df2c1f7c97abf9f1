package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.RawClient;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies with a content encoding, at every address that takes a body, with the bytes of a connection in our hands. */
class PackedBodiesTest {
    private static final byte[] GOOD =
            "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}".getBytes(StandardCharsets.UTF_8);
    private static final String JSON = "application/json";
    private static final Pattern COOKIE = Pattern.compile("(form-secret=[^;]+)");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @TempDir
    static Path folder;

    @AutoClose
    private static Store store;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        store = TestStore.filled();
        server = TestServer.start(folder, store);
    }

    /**
     * A request that is answered well if its body is.
     *
     * @param path with the status of a good answer
     * @param type of the body
     * @param cookie or an empty text
     */
    record Question(String path, int status, String type, String cookie, byte[] body) {
        @Override
        public String toString() {
            return path + " " + type;
        }

        String head(String encoding, String framing) {
            return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
                    + "Content-Type: " + type + "\r\nContent-Encoding: " + encoding + "\r\n" + framing + "\r\n\r\n";
        }
    }

    static List<Question> questions() {
        String page;
        try (RawClient client = new RawClient(server.port())) {
            page = client.send("GET /batch HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .rest();
        }
        String cookie = found(COOKIE, page);
        String token = found(TOKEN, page);
        String form = "Recency=10&Frequency=5&Monetary=5000&ask=churn&token=" + token;
        byte[] file = "customer_id,date\na,2024-03-01\nb,2024-04-01\n".getBytes(StandardCharsets.UTF_8);
        return List.of(
                new Question("/predict_churn", 200, JSON, "", GOOD),
                new Question("/predict_next_purchase", 200, JSON, "", GOOD),
                new Question("/api/v1/predictions", 200, JSON, "", GOOD),
                new Question(
                        "/", 200, "application/x-www-form-urlencoded", cookie, form.getBytes(StandardCharsets.UTF_8)),
                new Question(
                        "/batch",
                        303,
                        "multipart/form-data; boundary=" + Visitor.BOUNDARY,
                        cookie,
                        Visitor.multipart("a.csv", file, Map.of("token", token))));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static int status(Question question, String encoding, byte[] body) {
        return answer(question, encoding, body).status();
    }

    private static RawClient answer(Question question, String encoding, byte[] body) {
        RawClient client = new RawClient(server.port());
        client.send(question.head(encoding, "Content-Length: " + body.length)).send(body);
        return client;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void gzipIsAcceptedAtEveryAddressInEveryFraming(Question question) {
        byte[] packed = Visitor.gzip(question.body());
        for (String encoding : List.of("gzip", "GZIP", "x-gzip", " gzip ", "identity, gzip")) {
            assertThat(status(question, encoding, packed)).as(encoding).isEqualTo(question.status());
        }
        for (String encoding : List.of("identity", "", "IDENTITY")) {
            assertThat(status(question, encoding, question.body())).as(encoding).isEqualTo(question.status());
        }
        try (RawClient chunked = new RawClient(server.port())) {
            chunked.send(question.head("gzip", "Transfer-Encoding: chunked"));
            for (byte b : packed) {
                chunked.send("1\r\n").send(new byte[] {b}).send("\r\n");
            }
            assertThat(chunked.send("0\r\n\r\n").status()).isEqualTo(question.status());
        }
        try (RawClient expecting = new RawClient(server.port())) {
            expecting.send(question.head("gzip", "Expect: 100-continue\r\nContent-Length: " + packed.length));
            assertThat(expecting.status()).isEqualTo(100);
            assertThat(expecting.send(packed).status()).isEqualTo(question.status());
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void otherEncodingsAreRefusedWithTheOneThatIsUnderstood(Question question) {
        for (String encoding : List.of("br", "deflate", "gzip, gzip", "gzip, br", "compress")) {
            try (RawClient client = answer(question, encoding, Visitor.gzip(question.body()))) {
                String head = client.head();
                assertThat(head).as(encoding).startsWith("HTTP/1.1 415 ").contains("Accept-Encoding: gzip");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aStreamThatIsCutOrBrokenOrFollowedByGarbageIsRefused(Question question) {
        byte[] packed = Visitor.gzip(question.body());
        int step = question.path().startsWith("/predict_churn") ? 1 : 7;
        for (int length = 1; length < packed.length; length += step) {
            assertThat(status(question, "gzip", Arrays.copyOf(packed, length)))
                    .as("cut to " + length)
                    .isEqualTo(400);
        }
        assertThat(status(question, "gzip", question.body())).isEqualTo(400);
        for (int at : new int[] {0, 1, 2, 3, packed.length - 8, packed.length - 1}) {
            byte[] broken = packed.clone();
            broken[at] ^= (byte) 0xe0;
            assertThat(status(question, "gzip", broken)).as("byte " + at).isEqualTo(400);
        }
    }

    @Test
    void garbageAfterTheStreamIsRefusedAndAnEmptyBodyToo() {
        Question question = questions().get(0);
        byte[] packed = Visitor.gzip(GOOD);
        assertThat(status(question, "gzip", Arrays.copyOf(packed, packed.length + 1)))
                .isEqualTo(400);
        assertThat(status(question, "gzip", new byte[0])).isEqualTo(400);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(Visitor.gzip(Arrays.copyOf(GOOD, 5)));
        members.writeBytes(Visitor.gzip(Arrays.copyOfRange(GOOD, 5, GOOD.length)));
        assertThat(status(question, "gzip", members.toByteArray())).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /nowhere, 404",
        "POST, /health/live, 405",
        "PUT, /predict_churn, 405",
        "GET, /predict_churn, 405",
        "GET, /health/live, 200",
        "HEAD, /overview, 200",
        "POST, /overview, 405",
        "POST, /batch/999999/cancel, 404",
    })
    void aCutStreamIsIgnoredWhereNoBodyIsRead(String method, String path, int status) {
        byte[] cut = Arrays.copyOf(Visitor.gzip(GOOD), 20);
        for (int k = 0; k < 5; k++) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + JSON
                        + "\r\nContent-Encoding: gzip\r\nContent-Length: " + cut.length + "\r\n\r\n");
                assertThat(client.send(cut).status()).isEqualTo(status);
            }
        }
        assertNothingSpins();
    }

    @Test
    void formsOfABatchCanBePackedToo() {
        Visitor visitor = new Visitor(server);
        byte[] file = "customer_id,date\na,2024-03-01\nb,2024-04-01\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> batch = visitor.upload("a.csv", file, Map.of());
        visitor.whenOver(batch);
        String path = batch.uri().getPath() + "/cancel";
        byte[] packed = Visitor.gzip(("token=" + visitor.token("/batch")).getBytes(StandardCharsets.UTF_8));
        assertThat(visitor.sendPacked(path, packed).statusCode()).isEqualTo(200);
        for (int length = 1; length < packed.length; length += 5) {
            assertThat(visitor.sendPacked(path, Arrays.copyOf(packed, length)).statusCode())
                    .as("cut to " + length)
                    .isEqualTo(400);
        }
        assertThat(visitor.sendPacked(path, Visitor.gzip("token=none".getBytes(StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/predict_churn", "/api/v1/predictions", "/", "/batch"})
    void aBombIsTooLarge(String path) {
        Question question = questions().stream()
                .filter(q -> q.path().equals(path))
                .findFirst()
                .orElseThrow();
        byte[] bomb = bomb(question);
        long begun = System.nanoTime();
        List<RawClient> clients =
                Stream.generate(() -> answer(question, "gzip", bomb)).limit(8).toList();
        for (RawClient client : clients) {
            assertThat(client.status()).isEqualTo(413);
            client.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    /** The start of a good body, then up to a GiB of blanks in members of a MiB. */
    private static byte[] bomb(Question question) {
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        byte[] member = Visitor.gzip(blanks);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        int begin = question.path().equals("/batch") ? question.body().length - 60 : 0;
        bomb.writeBytes(Visitor.gzip(Arrays.copyOf(question.body(), begin)));
        int most = question.path().equals("/batch") ? 1_024 : question.path().startsWith("/api") ? 512 : 8;
        for (int k = 0; k < most; k++) {
            bomb.writeBytes(member);
        }
        return bomb.toByteArray();
    }

    @Test
    void aHundredCutStreamsAtOnceLeaveTheServerAnsweringAndIdle() {
        byte[] packed = Visitor.gzip(GOOD);
        List<RawClient> clients = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            Question question = questions().get(k % 3);
            clients.add(answer(question, "gzip", Arrays.copyOf(packed, 1 + k % (packed.length - 1))));
        }
        for (RawClient client : clients) {
            assertThat(client.status()).isEqualTo(400);
            client.close();
        }
        assertThat(status(questions().get(0), "gzip", packed)).isEqualTo(200);
        assertNothingSpins();
    }

    /** A thread that spins would use a core; a few may still be closing connections. */
    private static void assertNothingSpins() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long least = Long.MAX_VALUE;
        for (int k = 0; k < 20 && least > 30_000_000; k++) {
            long before = system.getProcessCpuTime();
            server.get("/health/live");
            LockSupport.parkNanos(100_000_000);
            least = Math.min(least, system.getProcessCpuTime() - before);
        }
        assertThat(least).as("CPU in a tenth of a second").isLessThan(50_000_000);
    }
}
