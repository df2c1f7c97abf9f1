package io.customerprediction.app.pages.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.export.PredictionCsv;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file that somebody brings to its predictions, as a browser without scripts does it. */
class BatchPageTest {
    private static final Map<String, String> SCORE = Map.of("use", "score");

    @TempDir
    Path folder;

    @AutoClose
    private final Store store = TestStore.empty();

    @AutoClose
    private TestServer server;

    private Visitor visitor;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, store);
        visitor = new Visitor(server);
    }

    private byte[] log(int customers) throws IOException {
        return Files.readAllBytes(new MadeUpShop(customers, 300, 5).write(folder.resolve("shop.csv")));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private List<NamedCsvRecord> csv(HttpResponse<String> batch, String file) throws IOException {
        HttpResponse<String> answer = visitor.get(batch.uri().getPath() + "/" + file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(answer.body())) {
            return reader.stream().toList();
        }
    }

    private List<String> uploads() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("batches"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.equals("upload") || name.startsWith("arriving"))
                    .toList();
        }
    }

    @Test
    void aRecognisedLogIsScoredAndShownOnAllPages() throws IOException {
        HttpResponse<String> batch = visitor.upload("shop.csv", log(40), Map.of("use", "store"));
        assertThat(batch.statusCode()).isEqualTo(200);
        assertThat(visitor.whenOver(batch))
                .contains(
                        "shop.csv",
                        "<strong>40</strong>",
                        "rows read",
                        "href=\"/overview\">Overview</a> <a",
                        "predictions.csv");
        List<NamedCsvRecord> rows = csv(batch, "predictions.csv");
        assertThat(rows.get(0).getHeader()).containsExactlyElementsOf(PredictionCsv.COLUMNS);
        assertThat(rows)
                .hasSize(40)
                .extracting(row -> row.getField("customer_id"))
                .contains("c0", "c39");
        assertThat(store.customers().orElseThrow().scoring().customers()).isEqualTo(40);
        assertThat(visitor.get("/overview").body()).contains("The log shop.csv ends on");
        assertThat(visitor.get("/batch").body()).contains("shop.csv", "Done");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void otherCustomersAreReplacedOnlyOnceItIsAgreedToWhatIsLost() throws IOException {
        visitor.whenOver(visitor.upload("shop.csv", log(40), Map.of("use", "store")));
        String id = "" + store.dataSet().orElseThrow().id();
        byte[] other = Files.readAllBytes(new MadeUpShop(30, 200, 6).write(folder.resolve("other.csv")));

        HttpResponse<String> asked = visitor.upload("other.csv", other, Map.of("use", "store"));

        assertThat(visitor.whenOver(asked))
                .contains("10 of the 40 customers who are stored are not in this file")
                .contains("What is stored ends on 2021-10-", "this file ends earlier")
                .contains("name=\"replace\" value=\"" + id + "\"", "Replace the 40 customers of shop.csv (2021-01-0")
                .contains("value=\"store\" checked");
        assertThat(store.customers().orElseThrow().scoring().dataSet().name()).isEqualTo("shop.csv");
        String path = asked.uri().getPath();
        HttpResponse<String> again = order(path, "use=store");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("id=\"replace-error\"");
        assertThat(visitor.whenOver(order(path, "use=store", "replace=" + id)))
                .contains("other.csv", "was not tested on other.csv");
        assertThat(store.customers().orElseThrow().scoring().dataSet().name()).isEqualTo("other.csv");
        assertThat(store.undoableLoad().orElseThrow().customersLost()).isEqualTo(10);
    }

    @Test
    void aLogThatHasAllOfWhatIsStoredReplacesItWithoutAQuestion() throws IOException {
        visitor.whenOver(visitor.upload("shop.csv", log(40), Map.of("use", "store")));
        byte[] longer = Files.readAllBytes(new MadeUpShop(45, 300, 5).write(folder.resolve("longer.csv")));
        HttpResponse<String> batch = visitor.upload("longer.csv", longer, Map.of("use", "store"));
        assertThat(visitor.whenOver(batch)).contains("<strong>45</strong>");
    }

    private static String row(String customer, String order, String date, int amount) {
        return customer + "," + order + "," + date + "," + amount + ".50\n";
    }

    @Test
    void aLogIsAddedToWhatIsStored() throws IOException {
        String first = "customer_id,order_id,date,amount\n";
        StringBuilder text = new StringBuilder(first);
        for (int order = 0; order < 60; order++) {
            text.append(row("c" + order % 7, "A" + order, "2024-0" + (1 + order % 6) + "-1" + order % 9, 5 + order));
        }
        visitor.whenOver(visitor.upload("shop.csv", text.toString().getBytes(UTF_8), Map.of("use", "store")));
        assertThat(visitor.get("/batch").body()).contains("value=\"append\"");
        String more = text + "c1,B1,2024-07-01,9.90\nneu,B2,2024-07-02,8.50\n";

        String result = visitor.whenOver(visitor.upload("july.csv", more.getBytes(UTF_8), Map.of("use", "append")));

        assertThat(result).contains("Added to what is stored: orders accepted 2, duplicates 60");
        assertThat(store.history("neu")).isPresent();
        assertThat(store.customers().orElseThrow().scoring().customers()).isEqualTo(8);
        assertThat(visitor.whenOver(visitor.upload("july.csv", more.getBytes(UTF_8), Map.of("use", "append"))))
                .contains("The same file was added before, and nothing has changed");
    }

    @Test
    void gzipIsReadAndOnlyPredictedForIfThatIsAll() throws IOException {
        HttpResponse<String> batch =
                visitor.upload("shop.csv.gz", packed(log(40)), Map.of("use", "score", "as-of", "2024-10-01"));
        assertThat(visitor.whenOver(batch))
                .contains("Predicted as of 2024-10-01")
                .doesNotContain("href=\"/overview\">Overview</a> <a");
        assertThat(csv(batch, "predictions.csv"))
                .isNotEmpty()
                .extracting(row -> row.getField("as_of"))
                .containsOnly("2024-10-01");
        assertThat(store.customers()).isEmpty();
    }

    /** Says what the columns of a waiting batch are, as {@code name=value} each. */
    private HttpResponse<String> order(String path, String... choices) {
        return visitor.submit(
                path,
                path + "/order",
                Stream.of(choices)
                        .map(choice -> choice.split("=", 2))
                        .collect(Collectors.toMap(choice -> choice[0], choice -> choice[1])));
    }

    @Test
    void anUnknownHeaderIsAskedAboutAndTheChoicesAreKept() throws IOException {
        String text = "erste;zweite;summe\n<b>;31.05.2024;12,50\nc2;01.06.2024;3\nc2;02.06.2024;4\n";
        HttpResponse<String> columns = visitor.upload("unbekannt.csv", text);
        assertThat(columns.body())
                .contains("Assign the columns", "&lt;b&gt;", "31.05.2024", "option value=\"zweite\"")
                .doesNotContain("<b>");
        String path = columns.uri().getPath();
        HttpResponse<String> wrong = order(
                path,
                "content=transactions",
                "customer=erste",
                "time=",
                "date-format=x\"y",
                "use=score",
                "as-of=soon",
                "delimiter=;");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"time-error\"", "id=\"as-of-error\"", "“soon” is not a date")
                .contains("<option value=\"erste\" selected>", "value=\"x&quot;y\"", "value=\"soon\"");
        HttpResponse<String> noPattern =
                order(path, "content=transactions", "customer=erste", "time=zweite", "date-format=foo");
        assertThat(noPattern.body())
                .contains("the date format &#39;foo&#39; is not a pattern")
                .doesNotContain("-error\"");
        HttpResponse<String> unreadable =
                order(path, "content=transactions", "customer=summe", "time=erste", "use=score");
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body()).contains("None of the first 3 rows can be used", "unparsable time in line 2");

        HttpResponse<String> batch =
                order(path, "content=transactions", "customer=erste", "time=zweite", "amount=summe", "use=score");
        assertThat(visitor.whenOver(batch)).contains("3 rows read, 3 kept", "customer = erste");
        assertThat(csv(batch, "predictions.csv"))
                .extracting(row -> row.getField("customer_id"))
                .containsExactly("<b>", "c2");
    }

    @Test
    void invalidRowsOfAFeatureFileAreReportedAndTheOthersScored() throws IOException {
        HttpResponse<String> batch = visitor.upload("rfm.csv", """
                customer_id,Recency,Frequency,Monetary,Cluster
                =1+1,10,5,5000,
                b,,5,5000,1
                c,=2+3,1.5,-3,99
                d,1,2
                "e, f",400,1,19.90,2
                """);
        assertThat(visitor.whenOver(batch))
                .contains("5 rows read, 3 of them without a prediction")
                .contains("(empty)", "Is missing; give days since the last purchase")
                .contains(
                        "<code><bdi>=2+3</bdi></code>",
                        "Give a whole number of purchases",
                        "<code><bdi>-3</bdi></code>",
                        "<code><bdi>99</bdi></code>")
                .contains("3 values", "Give 5 values as the header does");
        assertThat(csv(batch, "predictions.csv"))
                .extracting(row -> row.getField("customer_id") + " " + row.getField("basis"))
                .containsExactly("'=1+1 rfm", "e, f rfm");
        assertThat(csv(batch, "problems.csv"))
                .extracting(row -> row.getField("line") + " " + row.getField("field"))
                .containsExactly("3 Recency", "4 Recency", "4 Frequency", "4 Monetary", "4 Cluster", "5 (row)");
        assertThat(csv(batch, "problems.csv").get(1).getField("value")).isEqualTo("'=2+3");
    }

    @Test
    void headersWithBlanksQuotesAndAByteOrderMarkAreTheSameNames() throws IOException {
        for (String header : List.of(
                "Recency, Frequency, Monetary",
                "\uFEFFrecency,\"Frequency\" ,MONETARY",
                " Recency ,frequency,monetary ")) {
            HttpResponse<String> batch = visitor.upload("rfm.csv", header + "\n1, 2, 3\n40,1,9.5\n");
            assertThat(visitor.whenOver(batch)).contains("2 rows read");
            assertThat(csv(batch, "predictions.csv"))
                    .extracting(row -> row.getField("basis"))
                    .containsExactly("rfm", "rfm");
        }
    }

    @Test
    void featuresUnderOtherNamesAreMapped() throws IOException {
        HttpResponse<String> columns = visitor.upload("rfm.csv", "kunde,tage,kaeufe,umsatz\na,3,4,5\n");
        String path = columns.uri().getPath();
        HttpResponse<String> wrong = order(path, "content=features", "recency=", "frequency=");
        assertThat(wrong.body()).contains("id=\"recency-error\"", "id=\"frequency-error\"");
        HttpResponse<String> batch =
                order(path, "content=features", "id=kunde", "recency=tage", "frequency=kaeufe", "monetary=umsatz");
        assertThat(visitor.whenOver(batch)).contains("<strong>1</strong>");
        assertThat(csv(batch, "predictions.csv").get(0).getFields()).contains("a", "3", "4", "5.00");
    }

    @Test
    void aFileThatIsTooLongIsRefusedWithAPageThatSaysWhatToDo() throws IOException {
        HttpResponse<String> answer = visitor.upload("big.csv", new byte[5_000_001], SCORE);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("The file is longer than 4.8\u00a0MiB", "value=\"score\" checked");
        assertThat(uploads()).isEmpty();
        assertThat(visitor.upload("big.csv", new byte[5_200_000], SCORE).statusCode())
                .isEqualTo(413);
    }

    @Test
    void whatIsNoLogIsRefusedAtOnce() throws IOException {
        assertThat(visitor.upload("", new byte[0], SCORE).body()).contains("No file was chosen");
        HttpResponse<String> empty = visitor.upload("empty.csv", new byte[0], SCORE);
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("empty.csv is empty").doesNotContain(folder.toString());
        assertThat(visitor.upload("book.xlsx", "PK\3\4".getBytes(StandardCharsets.US_ASCII), SCORE)
                        .body())
                .contains("book.xlsx is not a complete zip file");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void aBatchThatWaitsForItsColumnsCanBeDiscarded() throws IOException {
        String path = visitor.upload("x.csv", "a,b\n1,2\n").uri().getPath();
        assertThat(uploads()).hasSize(1);
        assertThat(visitor.get("/batch").body()).contains("Columns needed");
        assertThat(visitor.submit(path, path + "/cancel", Map.of()).body()).contains("The batch was cancelled");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void aLogThatCannotBeReadToTheEndSaysWhy() throws IOException {
        byte[] whole = packed(log(12_000));
        byte[] half = Arrays.copyOf(whole, whole.length * 9 / 10);
        HttpResponse<String> batch = visitor.upload("half.csv.gz", half, SCORE);
        assertThat(visitor.whenOver(batch))
                .contains("The batch failed", "half.csv.gz is not a complete gzip file")
                .doesNotContain(folder.toString());
        HttpResponse<String> early = visitor.upload("shop.csv", log(10), Map.of("use", "score", "as-of", "1999-01-01"));
        assertThat(visitor.whenOver(early)).contains("Nothing is known on 1999-01-01: the log runs from 20");
        String unclosed = "Recency,Frequency,Monetary\n1,2,3\n4,5,\"" + "6".repeat(20 << 20);
        HttpResponse<String> open =
                visitor.upload("open.csv.gz", packed(unclosed.getBytes(StandardCharsets.US_ASCII)), SCORE);
        assertThat(visitor.whenOver(open)).contains("is longer than 16 MiB");
    }

    /** Takes some seconds to predict for. */
    private static String manyFeatures() {
        return "Recency,Frequency,Monetary\n" + "12,3,45.5\n".repeat(400_000);
    }

    @Test
    void workThatIsCancelledStopsAtOnceAndLeavesNothing() throws IOException {
        String path = visitor.upload("rfm.csv", manyFeatures()).uri().getPath();
        assertThat(visitor.get(path).body()).contains("Predicting", "<progress max=\"100\"", "http-equiv=\"refresh\"");
        assertThat(visitor.submit(path, path + "/cancel", Map.of()).body()).contains("The batch was cancelled");
        HttpResponse<String> next = visitor.upload("rfm.csv", "Recency,Frequency,Monetary\n1,2,3\n");
        assertThat(visitor.whenOver(next)).contains("<strong>1</strong>");
        assertThat(uploads()).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("batches").resolve(path.substring("/batch/".length())))) {
            assertThat(left).extracting(file -> file.getFileName().toString()).containsExactly("report.json");
        }
        assertThat(visitor.submit("/batch", path + "/cancel", Map.of()).body()).contains("The batch was cancelled");
    }

    @Test
    void aBatchInterruptedByAStopIsShownAsInterrupted() throws IOException {
        String path = visitor.upload("rfm.csv", manyFeatures()).uri().getPath();
        server.close();
        assertThat(store.jobs().interruptUnfinished())
                .as("all were marked at the stop")
                .isZero();
        server = TestServer.start(folder, store);
        visitor = new Visitor(server);
        assertThat(visitor.get(path).body()).contains("The server was stopped before the batch finished");
        assertThat(visitor.get("/batch").body()).contains("Interrupted");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void aHundredThousandRowsArePredictedForAndLoaded() throws IOException {
        StringBuilder rows = new StringBuilder("customer_id,timestamp,amount,order_id\n");
        for (int i = 0; i < 100_000; i++) {
            String row = String.format(
                    Locale.ROOT, "%d,2024-%d-02,%d,o%d%n", 1 + i % 5_000, 10 + i / 5_000 % 3, 1 + i % 977, i);
            rows.append(row);
        }
        byte[] file = rows.toString().getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> batch = visitor.upload("big.csv", file, Map.of("use", "store"));
        assertThat(visitor.whenOver(batch)).contains("100,000 rows read, 100,000 kept", "<strong>5,000</strong>");
        assertThat(csv(batch, "predictions.csv")).hasSize(5_000);
        assertThat(store.dataSet().orElseThrow().logRows()).isEqualTo(100_000);
    }

    @Test
    void formsOfOtherSitesAreNotTaken() throws IOException {
        byte[] file = log(10);
        HttpResponse<String> none = visitor.upload("shop.csv", file, Map.of("token", "", "use", "score"));
        assertThat(none.statusCode()).isEqualTo(403);
        assertThat(none.body()).contains("was not sent from an open page", "value=\"score\" checked");
        String others = new Visitor(server).token("/batch");
        assertThat(visitor.upload("shop.csv", file, Map.of("token", others)).statusCode())
                .isEqualTo(403);
        assertThat(uploads()).isEmpty();
        String path = visitor.upload("x.csv", "a,b\n1,2\n").uri().getPath();
        assertThat(visitor.submit(path, path + "/cancel", Map.of("token", others))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> order = visitor.submit(path, path + "/order", Map.of("token", others, "customer", "a"));
        assertThat(order.statusCode()).isEqualTo(403);
        assertThat(order.body()).contains("<option value=\"a\" selected>", "press the button again");
        assertThat(visitor.get(path).body()).contains("Assign the columns");
    }

    @Test
    void aMissingBatchHasAPage() {
        for (String path : List.of("/batch/99", "/batch/x", "/batch/99/progress", "/batch/1/../2")) {
            assertThat(visitor.get(path).statusCode()).isEqualTo(404);
        }
        assertThat(visitor.get("/batch/99").body()).contains("This batch does not exist");
    }
}
