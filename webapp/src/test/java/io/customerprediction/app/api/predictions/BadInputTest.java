package io.customerprediction.app.api.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, it gets a problem that says where and what to do, and nothing of us. */
class BadInputTest {
    private static final List<String> ADDRESSES =
            List.of("/predict_churn", "/predict_next_purchase", "/api/v1/predictions");
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path logs;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(logs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Frequency':5,'Monetary':5}               | /Recency   | is missing",
                "{'Recency':null,'Frequency':5,'Monetary':5} | /Recency  | is null",
                "{'Recency':'10','Frequency':5,'Monetary':5} | /Recency  | without quotes",
                "{'Recency':true,'Frequency':5,'Monetary':5} | /Recency  | is true",
                "{'Recency':[1],'Frequency':5,'Monetary':5}  | /Recency  | is a list",
                "{'Recency':{'a':1},'Frequency':5,'Monetary':5} | /Recency | is an object",
                "{'Recency':NaN,'Frequency':5,'Monetary':5}  | /Recency  | is NaN",
                "{'Recency':1,'Frequency':5,'Monetary':Infinity} | /Monetary | is Infinity",
                "{'Recency':1,'Frequency':5,'Monetary':-Infinity} | /Monetary | is -Infinity",
                "{'Recency':1,'Frequency':5,'Monetary':1e400} | /Monetary | is 1e400",
                "{'Recency':-1,'Frequency':5,'Monetary':5}   | /Recency  | is -1.0",
                "{'Recency':1,'Frequency':5,'Monetary':-0.01} | /Monetary | is -0.01",
                "{'Recency':1,'Frequency':0,'Monetary':5}    | /Frequency | from 1 to",
                "{'Recency':1,'Frequency':-3,'Monetary':5}   | /Frequency | from 1 to",
                "{'Recency':1,'Frequency':2.5,'Monetary':5}  | /Frequency | whole number",
                "{'Recency':1,'Frequency':1e20,'Monetary':5} | /Frequency | whole number",
                "{'Recency':1e9,'Frequency':5,'Monetary':5}  | /Recency  | from 0 to 36500",
                "{'Recency':1,'Frequency':5,'Monetary':1e13} | /Monetary | from 0 to",
                "{'Recency':1,'Frequency':5,'Monetary':5,'Cluster':5} | /Cluster | from 1 to 4",
                "{'Recency':1,'Frequency':5,'Monetary':5,'Cluster':0} | /Cluster | from 1 to 4",
                "{'Recency':1,'Frequency':5,'Monetary':5,'Cluster':-1} | /Cluster | from 1 to 4",
                "{'Recency':1,'Frequency':5,'Monetary':5,'Cluster':1.5} | /Cluster | whole number",
                "{'Recency':1,'Frequency':5,'Monetary':5,'Cluster':null} | /Cluster | is null",
                "{'Recency':1,'Frequency':5,'Monetary':5,'Recency':1} | /Recency | more than once",
                "{'Recency':1,'Frequency':5,'Monetary':5,'recency':1} | /recency | did you mean Recency?",
                "{'Recency':1,'Frequency':5,'Monetary':5,'a/b~c':{'d':[1]}} | /a~1b~0c | is no known field",
                "[[]]                                         | ``        | is a list",
                "5                                            | ``        | is 5",
                "'text'                                       | ``        | is the text",
                "null                                         | ``        | is null",
            })
    void aWrongFieldIsNamedByItsPointer(String body, String pointer, String reason) throws IOException {
        for (String address : ADDRESSES) {
            if (address.startsWith("/api") && body.startsWith("[")) {
                continue;
            }
            JsonNode problem = problem(server.post(address, body.replace('\'', '"')), 422, "invalid-input");
            assertThat(problem.path("errors")).as(address + " " + problem).hasSize(1);
            assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer);
            assertThat(problem.at("/errors/0/reason").asText()).contains(reason);
        }
    }

    @Test
    void allFieldErrorsAreReportedAtOnce() throws IOException {
        String body =
                "{\"Recency\":-5,\"Frequency\":\"2\",\"Cluster\":77,\"Monetary\":NaN,\"colour\":\"red\",\"Recency\":1}";
        JsonNode problem = problem(server.post("/predict_churn", body), 422, "invalid-input");
        assertThat(problem.findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/Recency", "/Recency", "/Frequency", "/Cluster", "/Monetary", "/colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "{\"Recency\"",
                "{\"Recency\":1,}",
                "{'Recency':1}",
                "Recency=1",
                "{\"Recency\":01}",
                "{\"Recency\":1} x",
                "{\"Recency\":1}{}",
                "{\"Recency\":1e}",
                "{\"Recency\":0x1F}",
                "\u0000",
                "{\"a\":\"\\u00\"}"
            })
    void whatIsNotOneJsonDocumentIsMalformed(String body) throws IOException {
        for (String address : ADDRESSES) {
            problem(server.post(address, body), 400, "malformed-body");
        }
    }

    @Test
    void whatIsNotUtf8IsMalformed() throws IOException {
        byte[][] bodies = {
            {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
            GOOD.getBytes(StandardCharsets.UTF_16LE),
        };
        for (byte[] body : bodies) {
            problem(server.post("/predict_churn", TestServer.JSON, body), 400, "malformed-body");
        }
    }

    @Test
    void depthAndLengthOfNumbersAndTextsAreBounded() throws IOException {
        String deep = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);
        problem(server.post("/predict_churn", deep), 400, "malformed-body");
        problem(server.post("/predict_churn", "[".repeat(5000)), 400, "malformed-body");
        problem(server.post("/predict_churn", "{\"Recency\":" + "9".repeat(5000) + "}"), 400, "malformed-body");
        problem(server.post("/predict_churn", "{\"" + "a".repeat(5000) + "\":1}"), 400, "malformed-body");
    }

    @Test
    void aBodyBeyondTheLimitIsTooLargeHoweverItComes() throws IOException {
        byte[] large = " ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        problem(server.post("/predict_churn", TestServer.JSON, large), 413, "too-large");
        HttpRequest.Builder chunked = HttpRequest.newBuilder(server.uri("/predict_churn"))
                .header("Content-Type", TestServer.JSON)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)));
        problem(server.send(chunked), 413, "too-large");
        problem(server.send(packed(new byte[2_000_000])), 400, "malformed-body");
        byte[] bomb = " ".repeat(2_000_000).getBytes(StandardCharsets.UTF_8);
        problem(server.send(packed(bomb)), 413, "too-large");
    }

    @Test
    void aPackedBodyIsUnpackedAndABrokenOneRefused() throws IOException {
        assertThat(server.send(packed(GOOD.getBytes(StandardCharsets.UTF_8))).statusCode())
                .isEqualTo(200);
        HttpRequest.Builder broken = HttpRequest.newBuilder(server.uri("/predict_churn"))
                .header("Content-Type", TestServer.JSON)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(GOOD));
        problem(server.send(broken), 400, "malformed-body");
        HttpRequest.Builder unknown = HttpRequest.newBuilder(server.uri("/predict_churn"))
                .header("Content-Type", TestServer.JSON)
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofString(GOOD));
        problem(server.send(unknown), 415, "unsupported-media-type");
    }

    private static HttpRequest.Builder packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return HttpRequest.newBuilder(server.uri("/predict_churn"))
                .header("Content-Type", TestServer.JSON)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray()));
    }

    @Test
    void onlyJsonIsTaken() throws IOException {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        for (String type : List.of(
                "text/plain", "application/x-www-form-urlencoded", "application/json;charset=utf-16", "nonsense")) {
            problem(server.post("/predict_churn", type, body), 415, "unsupported-media-type");
        }
        HttpRequest.Builder untyped =
                HttpRequest.newBuilder(server.uri("/predict_churn")).POST(BodyPublishers.ofString(GOOD));
        problem(server.send(untyped), 415, "unsupported-media-type");
        for (String type : List.of(
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"UTF-8\"",
                "application/json;",
                "APPLICATION/JSON ; profile=\"a;b\" ; Charset=utf-8;")) {
            assertThat(server.post("/predict_churn", type, body).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aByteOrderMarkBeforeTheDocumentIsLeftOut() throws IOException {
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        byte[] marked = join(mark, GOOD.getBytes(StandardCharsets.UTF_8));
        for (String address : ADDRESSES) {
            assertThat(server.post(address, TestServer.JSON, marked).statusCode())
                    .as(address)
                    .isEqualTo(200);
            problem(server.post(address, TestServer.JSON, mark), 400, "malformed-body");
            problem(server.post(address, TestServer.JSON, join(mark, marked)), 400, "malformed-body");
            problem(server.post(address, TestServer.JSON, Arrays.copyOf(marked, 2)), 400, "malformed-body");
        }
        assertThat(server.send(packed(marked)).statusCode()).isEqualTo(200);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void aWrongMethodIsAnsweredWithTheAllowedOnes() throws IOException {
        for (String address : ADDRESSES) {
            for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "NONSENSE")) {
                HttpResponse<String> answer = server.send(
                        HttpRequest.newBuilder(server.uri(address)).method(method, BodyPublishers.noBody()));
                problem(answer, 405, "method-not-allowed");
                assertThat(answer.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
            }
        }
        HttpResponse<String> answer = server.post("/health/live", "{}");
        problem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void anUnknownAddressIsAProblemTooWhateverTheMethod() throws IOException {
        for (String path : List.of("/nowhere", "/predict_churn/", "/predict_churn/1", "/api/v1", "/WEB-INF/web.xml")) {
            problem(server.get(path), 404, "not-found");
            problem(server.post(path, GOOD), 404, "not-found");
        }
    }

    @Test
    void aQueryIsReadAsStrictlyAsABody() throws IOException {
        String address = "/api/v1/predictions?horizon=6&asOf=2024-02-30&colour=red&colour=blue&horizn=7";
        JsonNode problem = problem(server.post(address, GOOD), 422, "invalid-input");
        assertThat(problem.findValuesAsText("parameter"))
                .containsExactlyInAnyOrder("horizon", "asOf", "colour", "horizn");
        assertThat(problem.toString()).contains("did you mean horizon?");
        for (String query : List.of(
                "horizon=731",
                "horizon=6",
                "horizon=1000",
                "horizon=",
                "horizon=9.5",
                "horizon=-7",
                "asOf=today",
                "asOf=0001-01-01")) {
            problem(server.post("/api/v1/predictions?" + query, GOOD), 422, "invalid-input");
        }
    }

    @Test
    void aBadRequestIsNotWrittenToThePredictionLogs() throws IOException {
        Path other = Files.createTempDirectory("logs");
        try (TestServer quiet = TestServer.start(other)) {
            quiet.post("/predict_churn", "{\"Recency\":\"1\\nINFO - forged\",\"Frequency\":1,\"Monetary\":1}");
            quiet.post("/predict_next_purchase", "{\"Recency\":1e400,\"Frequency\":1,\"Monetary\":1}");
        }
        assertThat(other.resolve("churn_prediction.log")).isEmptyFile();
        assertThat(other.resolve("next_purchase.log")).isEmptyFile();
    }

    @Test
    void noRequestBodyMakesTheServerFail() {
        Random random = new Random(3);
        String[] bodies = {
            GOOD,
            "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000.25,\"Cluster\":2}",
            "[{\"id\":\"ä\",\"transactions\":[{\"date\":\"2024-10-02\",\"amount\":-5.5,\"orderId\":\"A\"}]}," + GOOD
                    + "]"
        };
        byte[] bytes = "{}[]\",:0123456789.eE+-ntfNI\\\u00e4 \0".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 1_500; round++) {
            byte[] body = bodies[round % bodies.length].getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = bytes[random.nextInt(bytes.length)];
            }
            HttpResponse<String> answer =
                    server.post(ADDRESSES.get(random.nextInt(ADDRESSES.size())), TestServer.JSON, body);
            assertThat(answer.statusCode())
                    .as(() -> new String(body, StandardCharsets.UTF_8) + " gets " + answer.body())
                    .isIn(200, 400, 422);
        }
    }

    /** The problem document, after it was held against what all of them promise. */
    private static JsonNode problem(HttpResponse<String> answer, int status, String type) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "jackson", "jetty", "was expecting", "\tat ");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).isEqualTo("/problems#" + type);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText())
                .isEqualTo(answer.request().uri().getPath());
        return problem;
    }
}
