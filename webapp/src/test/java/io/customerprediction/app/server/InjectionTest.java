package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.testing.RawAnswer;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile ids, file names, columns, headers and addresses through uploads, pages, the API and every file to download. */
class InjectionTest {
    /** What no answer may contain as itself: marks of direction, invisible characters, line breaks of other alphabets. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\u115f\\u3164\\u2800\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]");

    private static final List<String> IDS = List.of(
            "=1+1",
            "＝1+1",
            "＋1",
            "－x",
            "＠SUM(A1)",
            "|calc",
            "@x",
            "a;=1+1",
            "a\t=2",
            "\u200e=3",
            "\u202e=4",
            "abc\u202egnp.exe",
            "abc\u2066x\u2069",
            "a\u200fb",
            "a\u061cb",
            "a\u200bb",
            "a\u2028b",
            "a\u0007b",
            "a\u3164b",
            "x\nSet-Cookie: a=b",
            "x\r\n2024-01-01 00:00:00 WARN forged",
            "${7919*1913}",
            "#{7919*1913}",
            "<#assign x=7919*1913>${x}",
            "[=7919*1913]",
            "{{7919*1913}}",
            "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' or 1=1 --",
            "../../etc/passwd",
            "%2e%2e%2fetc",
            "שלום",
            "{0}'{1}");
    private static final String FILE = "=x\u202evsc.＝${7919*1913}<b>{0}.csv";

    private static final List<String> PAGES = List.of(
            "/",
            "/overview",
            "/customers",
            "/segments",
            "/targeting",
            "/batch",
            "BATCH",
            "BATCH/progress",
            "/model",
            "/problems",
            "/audit",
            "/access");

    @TempDir
    static Path folder;

    @AutoClose
    private static final Store STORE = TestStore.empty();

    @AutoClose
    private static TestServer server;

    private static Visitor visitor;
    private static String batch;

    @BeforeAll
    static void upload() {
        server = TestServer.start(folder.resolve("logs"), STORE);
        visitor = new Visitor(server);
        HttpResponse<String> sent =
                visitor.upload(FILE, log().getBytes(StandardCharsets.UTF_8), Map.of("use", "store"));
        assertThat(visitor.whenOver(sent)).contains("<strong>" + IDS.size() + "</strong>");
        batch = sent.uri().getPath();
    }

    private static String log() {
        StringBuilder log = new StringBuilder("customer_id,date,amount,order_id\n");
        int order = 0;
        for (String id : IDS) {
            for (int month = 1; month <= 9; month++) {
                log.append('"')
                        .append(id.replace("\"", "\"\""))
                        .append("\",2024-0")
                        .append(month);
                log.append("-03,19.90,").append(order++).append('\n');
            }
        }
        return log + "\"=cmd|' /C calc'!A0\",＝nodate,1,\n";
    }

    private static List<String> stored() {
        List<String> ids = new ArrayList<>();
        STORE.customers().orElseThrow().export(CustomerFilter.ALL, row -> ids.add(row.id()));
        return ids;
    }

    @Test
    void everyPageShowsWhatIsInvisibleAndRunsNothing() throws Exception {
        for (String path : PAGES) {
            assertHarmless(path.replace("BATCH", batch));
        }
        for (String id : stored()) {
            assertHarmless("/customer?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            assertHarmless("/customers?q=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            assertHarmless("/customer?id=" + URLEncoder.encode(id + "?", StandardCharsets.UTF_8));
        }
        String all = visitor.get("/customers").body();
        assertThat(all)
                .contains("<bdi>abc[U+202E]gnp.exe</bdi>", "<bdi>a[U+200F]b</bdi>", "<bdi>a[U+061C]b</bdi>")
                .contains("<bdi>a[U+200B]b</bdi>", "<bdi>a[U+2028]b</bdi>", "<bdi>a[U+3164]b</bdi>")
                .contains("<bdi>${7919*1913}</bdi>", "<bdi>שלום</bdi>", "&lt;script&gt;alert(1)");
        assertThat(visitor.get(batch).body()).contains("<bdi>=x[U+202E]vsc.＝${7919*1913}&lt;b&gt;{0}.csv</bdi>");
    }

    private static void assertHarmless(String path) {
        HttpResponse<String> answer = visitor.get(path);
        assertThat(answer.statusCode()).as(path).isIn(200, 404, 405);
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(answer.body())
                    .as(path)
                    .doesNotContainPattern(INVISIBLE)
                    .doesNotContain("15149047", "<script>alert", "<img src=x", "<b>{0}", "uid=");
        }
        assertThat(answer.headers().map().keySet()).as(path).doesNotContain("set-cookie: a");
    }

    @Test
    void aFieldKeepsTheTextThatWasTypedAlsoWhereItIsInvisible() {
        assertThat(visitor.get("/customers?q=" + URLEncoder.encode("a\u202eb", StandardCharsets.UTF_8))
                        .body())
                .contains("value=\"a&#x202E;b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers.csv", "/targeting.csv?threshold=0&cost=1&value=100", "BATCH/predictions.csv"})
    void noCellOfAFileIsAFormula(String path) throws Exception {
        HttpResponse<String> answer = visitor.get(path.replace("BATCH", batch));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        TreeSet<String> ids = new TreeSet<>();
        for (String separator : List.of(",", ";", "\t")) {
            for (String line : answer.body().split("[\r\n]+", -1)) {
                for (String cell : separator.equals(",") ? List.<String>of() : List.of(line.split(separator, -1))) {
                    assertNoFormula(cell);
                }
            }
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(answer.body())) {
            for (NamedCsvRecord row : reader) {
                row.getFields().forEach(InjectionTest::assertNoFormula);
                ids.add(row.getField("customer_id"));
            }
        }
        assertThat(ids).contains("'=1+1", "'＝1+1", "'|calc", "a;'=1+1", "'' or 1=1 --".substring(1));
    }

    /** An oracle of its own: the first visible character in its usual width, however many quotes and blanks precede it. */
    private static void assertNoFormula(String cell) {
        String shown = Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .replaceAll("^[\\p{Z}\\p{C}\\s\"\\u115f\\u3164\\u2800]+", "");
        boolean number = shown.matches("[-+][0-9]+(\\.[0-9]*)?");
        assertThat(number || shown.isEmpty() || "=+-@|".indexOf(shown.charAt(0)) < 0)
                .as("cell " + cell)
                .isTrue();
    }

    @Test
    void whatWasWrongWithTheRowsOfAFileIsNoFormulaEither() throws Exception {
        String rows = "customer_id,Recency,Frequency,Monetary\n\"=1+1\",＝x,\"@y\",\u202e=z\n\"b;=2\",;=1,-x,|c\n";
        HttpResponse<String> sent = visitor.upload(FILE, rows);
        String page = visitor.whenOver(sent);
        assertThat(page).doesNotContainPattern(INVISIBLE).contains("[U+202E]=z");
        HttpResponse<String> problems = visitor.get(sent.uri().getPath() + "/problems.csv");
        assertThat(problems.statusCode()).isEqualTo(200);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(problems.body())) {
            List<NamedCsvRecord> all = reader.stream().toList();
            assertThat(all).hasSizeGreaterThan(4);
            all.forEach(row -> row.getFields().forEach(InjectionTest::assertNoFormula));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nX-Evil: 1",
                "a\nb.csv",
                "../../../etc/passwd",
                "..\\..\\x.csv",
                "C:\\x\\=1.csv",
                "\u202e.csv",
                "\u0000.csv",
                "${7919*1913}.csv",
                "<#assign x=1>.csv",
                ";name=x.csv",
                "\u0085\u2028WARN.csv"
            })
    void aNameOfAFileIsOnlyShown(String name) throws Exception {
        HttpResponse<String> answer = visitor.upload(name, "customer_id,Recency,Frequency,Monetary\na,1,1,1\n");
        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.body()).doesNotContainPattern(INVISIBLE).doesNotContain("15149047");
        assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
        if (answer.uri().getPath().matches("/batch/[0-9]+")) {
            visitor.whenOver(answer);
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .doesNotContain("passwd", "x.csv", "=1.csv")
                    .noneMatch(file -> file.contains("{"));
        }
    }

    @Test
    void namesOfColumnsAreOnlyShown() {
        String columns = "${7919*1913},<#assign x=1>,\u202e=evil,<script>alert(1)</script>\n1,2,3,4\n5,6,7,8\n";
        HttpResponse<String> asked = visitor.upload("c.csv", columns);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("<bdi>${7919*1913}</bdi>", "<bdi>[U+202E]=evil</bdi>", "value=\"&#x202E;=evil\"")
                .doesNotContainPattern(INVISIBLE)
                .doesNotContain("15149047", "<script>alert");
    }

    @Test
    void theApiAnswersWithJsonThatHoldsHostileTextAsText() throws Exception {
        for (String id : IDS) {
            String body = new ObjectMapper()
                    .createObjectNode()
                    .put("customerId", id)
                    .put(id, 1)
                    .put("Recency", id)
                    .toString();
            HttpResponse<String> answer = server.post("/api/v1/predictions", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            assertThat(problem.path("status").asInt()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("15149047", "\n", "\r");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void headersOfClientsReachNoHeaderOfAnAnswerUnchecked() {
        for (String id : List.of(
                "a\u000bb", "a b", "a\u202eb", "x".repeat(65), "${7919*1913}", "a\"b", "a\r\n\tSet-Cookie: x")) {
            RawAnswer answer = RawAnswer.of(
                    server.port(),
                    "GET /overview HTTP/1.1",
                    "Host: localhost",
                    "X-Request-Id: " + id,
                    "Connection: close");
            assertThat(answer.status()).as(id).isIn(200, 400);
            assertThat(String.valueOf(answer.headers().get("x-request-id")))
                    .as(id)
                    .matches("null|[0-9a-f]{16}");
            assertThat(answer.text()).doesNotContain("15149047");
        }
        for (String header :
                List.of("X-Forwarded-Host", "X-Forwarded-Prefix", "X-Forwarded-Proto", "X-Forwarded-For")) {
            for (String value : List.of(
                    "/x\"><script>",
                    "//evil.example",
                    "evil.example/<b>",
                    "${7919*1913}",
                    "a\u202eb",
                    "/..",
                    "/%0d%0aa:b")) {
                RawAnswer answer = RawAnswer.of(
                        server.port(),
                        "GET /login HTTP/1.1",
                        "Host: localhost",
                        header + ": " + value,
                        "Connection: close");
                assertThat(answer.status()).as(header + value).isIn(200, 303, 400, 403);
                assertThat(answer.text() + answer.headers())
                        .doesNotContain("evil", "<script>", "15149047", "\u202e", "%0d");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../etc/passwd",
                "..%2f..%2f..%2fetc%2fpasswd",
                "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "%2e%2e/%2e%2e/etc/passwd",
                "%252e%252e%252fetc%252fpasswd",
                "..;/..;/etc/passwd",
                "..%5c..%5cetc%5cpasswd",
                "..\\..\\etc\\passwd",
                "%c0%ae%c0%ae/etc/passwd",
                "%00",
                "1%00.csv",
                "1;x=../..",
                "1%0d%0aSet-Cookie:a=b",
                "1/../../customers",
                "1/report.json",
                "1/upload",
                "1/predictions.csv%00.html",
                "1/..%2f..%2flogs",
                "-1",
                "99999999999999999999",
                "１",
                "%EF%BC%91",
                "1e3",
                "0x1",
                "+1",
                "${7919*1913}",
                "$%7B7919*1913%7D",
                "file:///etc/passwd"
            })
    void noAddressLeadsToAnotherFile(String id) {
        for (String place :
                List.of("/batch/", "/assets/", "/assets/0/", "/", "/customer?id=", "/model?as-of=", "/problems/")) {
            RawAnswer answer = RawAnswer.of(
                    server.port(), "GET " + place + id + " HTTP/1.1", "Host: localhost", "Connection: close");
            assertThat(answer.status()).as(place + id).isIn(200, 400, 404, 414);
            assertThat(answer.text())
                    .as(place + id)
                    .doesNotContain("root:", "15149047", "\"job\"", "Exception")
                    .doesNotContain(folder.toString());
            assertThat(answer.headers()).as(place + id).doesNotContainEntry("set-cookie", "a=b");
            // what is left of an address after its dots is a page of ours, with the access that this page needs
            assertThat(answer.status() == 200 && !answer.text().contains("<html lang=\"en\" "))
                    .as(place + id)
                    .isFalse();
        }
    }
}
