package io.customerprediction.app.pages.customers;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.customerprediction.app.export.CustomerCsv;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersPageTest {
    private static final Pattern CUSTOMER = Pattern.compile("<th scope=\"row\"><a href=\"/customer\\?id=([^\"]+)\"");
    private static final Pattern RISK = Pattern.compile("<span class=\"risk [a-z]+\">([0-9.]+)\u00a0%</span>");
    private static final Pattern NEXT = Pattern.compile("href=\"(/customers\\?[^\"]+)\" rel=\"next\"");

    @TempDir
    static Path logs;

    @AutoClose
    private static Store store;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        store = TestStore.filled();
        server = TestServer.start(logs, store);
    }

    @Test
    void aVisitorReadsAndWritesNumbersAsInTheirLanguage() {
        String english = server.get("/customers?min-value=1,000").body();
        String german = in("de-DE,de;q=0.9,en;q=0.8", "/customers?min-value=1.000");

        Pattern found = Pattern.compile("([0-9.,]+) customers");
        assertThat(all(found, german)).isNotEmpty().containsExactlyElementsOf(all(found, english));
        assertThat(all(CUSTOMER, german)).containsExactlyElementsOf(all(CUSTOMER, english));
        assertThat(german).containsPattern(">[0-9]{1,2},[0-9]\u00a0%<").doesNotContainPattern("[0-9][.][0-9]\u00a0%");
        assertThat(german)
                .as("addresses mean the same to everybody")
                .contains("min-value=1000")
                .doesNotContain("min-value=1.000");
        assertThat(in("de", "/customers?min-value=1,000")).contains("can mean 1000 or 1.0");
        assertThat(all(found, in("nonsense;;=*", "/customers?min-value=1,000")))
                .containsExactlyElementsOf(all(found, english));
    }

    private static String in(String languages, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).header("Accept-Language", languages))
                .body();
    }

    @Test
    void thePagesTogetherShowEveryCustomerOnce() {
        Set<String> seen = new LinkedHashSet<>();
        int shown = 0;
        for (String path = "/customers?sort=risk"; !path.isEmpty(); ) {
            String page = server.get(path).body();
            List<String> ids = all(CUSTOMER, page);
            shown += ids.size();
            seen.addAll(ids);
            path = all(NEXT, page).stream()
                    .findFirst()
                    .map(link -> link.replace("&amp;", "&"))
                    .orElse("");
        }
        assertThat(seen)
                .hasSize(store.customers().orElseThrow().scoring().customers())
                .hasSize(shown);
    }

    @Test
    void theyComeInTheOrderThatTheAddressNames() {
        List<Double> falling = risks("/customers?sort=risk&order=desc");
        List<Double> rising = risks("/customers?sort=risk&order=asc");
        assertThat(falling).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(rising).isSorted();
        assertThat(Collections.max(falling)).isGreaterThan(Collections.max(rising));
        assertThat(server.get("/customers?sort=risk").body()).contains("aria-sort=\"descending\"");
    }

    @Test
    void thoseWhoseSpendCanBeSavedComeFirstUnlessAnotherOrderIsAskedFor() throws Exception {
        assertThat(server.get("/customers").body())
                .contains("Next order")
                .contains("Expected spend")
                .containsPattern(
                        "aria-sort=\"descending\"[^>]*><a href=\"/customers[?]order=asc&amp;sort=savable\">Savable")
                .doesNotContain("sort=value-at-risk\">Spend at risk");
        assertThat(server.get("/customers?sort=value-at-risk").body())
                .containsPattern("aria-sort=\"descending\"><a href=[^>]*>Spend at risk");
        double before = Double.POSITIVE_INFINITY;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(server.get("/customers.csv").body())) {
            for (NamedCsvRecord row : reader) {
                double savable = Double.parseDouble(row.getField("savable"));
                assertThat(savable).isLessThanOrEqualTo(before);
                before = savable;
                assertThat(Double.parseDouble(row.getField("expected_spend"))).isNotNegative();
                assertThat(row.getField("next_order_from").compareTo(row.getField("next_order_to")))
                        .isLessThanOrEqualTo(0);
            }
        }
        assertThat(before).isFinite();
    }

    @Test
    void aFilterLeavesThoseWhoFitAndKeepsWhatWasChosen() {
        String page = server.get("/customers?band=high&segment=1").body();
        assertThat(page).contains("<option value=\"high\" selected>", "<option value=\"1\" selected>");
        assertThat(all(RISK, page))
                .allSatisfy(risk -> assertThat(Double.parseDouble(risk)).isGreaterThanOrEqualTo(75));
        assertThat(server.get("/customers?q=nobody").body()).contains("No customers match these filters");
    }

    @Test
    void customersAreFoundByTheDatesOfTheirNextOrder() throws IOException {
        LocalDate from = TestModel.AS_OF.plusDays(10);
        LocalDate to = TestModel.AS_OF.plusDays(16);
        String query = "next-from=" + from + "&next-to=" + to;
        List<NamedCsvRecord> found = csv("/customers.csv?" + query);
        List<NamedCsvRecord> all = csv("/customers.csv");
        assertThat(found).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(found.stream().map(row -> row.getField("customer_id")).toList())
                .containsExactlyElementsOf(all.stream()
                        .filter(row -> !row.getField("next_order_from").isEmpty())
                        .filter(row ->
                                !LocalDate.parse(row.getField("next_order_to")).isBefore(from)
                                        && !LocalDate.parse(row.getField("next_order_from"))
                                                .isAfter(to))
                        .map(row -> row.getField("customer_id"))
                        .toList());
        assertThat(server.get("/customers?" + query).body())
                .contains("type=\"date\" value=\"" + from + "\"", Figures.count(found.size()) + " customers");
        assertThat(server.get("/customers?next-from=soon&next-to=1999-01-01").body())
                .contains("“soon” is not a date", "“1999-01-01” is before");
        assertThat(server.get("/api/v1/customers?next-from=soon").statusCode()).isEqualTo(422);
    }

    @Test
    void customersAreFoundByTheirPastPurchases() throws IOException {
        LocalDate first = TestModel.AS_OF.minusDays(300);
        String query = "recency-from=5&recency-to=80&frequency-from=2&frequency-to=9&first-from=" + first + "&first-to="
                + TestModel.AS_OF.minusDays(20);
        List<String> found = csv("/customers.csv?" + query).stream()
                .map(row -> row.getField("customer_id"))
                .toList();
        List<String> fitting = store.customers().orElseThrow().sample(10_000).stream()
                .filter(row -> row.recency() >= 5 && row.recency() <= 80)
                .filter(row -> row.frequency() >= 2 && row.frequency() <= 9)
                .filter(row -> row.tenure() >= 20 && row.tenure() <= 300)
                .map(CustomerRow::id)
                .toList();
        assertThat(found).isNotEmpty().containsExactlyInAnyOrderElementsOf(fitting);
        assertThat(server.get("/customers?" + query).body()).contains(Figures.count(found.size()) + " customers");
    }

    @Test
    void aRangeOfPastPurchasesThatIsNoneIsReported() {
        assertThat(server.get("/customers?recency-from=few&frequency-from=9&frequency-to=2&first-from=soon")
                        .body())
                .contains("id=\"recency-from-error\">“few” is not a number")
                .contains("id=\"frequency-to-error\">“2” is out of range")
                .contains("id=\"first-from-error\">“soon” is not a date");
        assertThat(server.get("/customers?first-from=2026-01-02&first-to=2025-01-01")
                        .body())
                .contains("“2025-01-01” is before “2026-01-02”");
        assertThat(server.get("/api/v1/customers?recency-from=-1").statusCode()).isEqualTo(422);
    }

    private static List<NamedCsvRecord> csv(String path) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(server.get(path).body())) {
            return reader.stream().toList();
        }
    }

    @Test
    void aFilterThatMakesNoSenseIsReportedAndKeptInItsField() {
        String page =
                server.get("/customers?min-risk=much&segment=99&page=nowhere").body();
        assertThat(page)
                .contains(
                        "“much” is not a percentage",
                        "There is no segment “99”. Choose champions, loyal, promising, new, needs-attention, at-risk, hibernating, lost, or a group of the model, 1 to 4.")
                .contains("no page of this order")
                .contains("id=\"min-risk-error\"", "value=\"much\"", "Please fix the highlighted fields.");
    }

    @Test
    void aPercentageIsReadInAnyOfItsSpellings() {
        String found = found("min-risk=80");
        for (String typed : List.of("80%25", "80+%25", "0.8", "0,8", "80.0", "+80+%25+")) {
            assertThat(found("min-risk=" + typed)).as(typed).isEqualTo(found);
        }
        assertThat(found).isNotEqualTo(found("min-risk=20"));
    }

    @Test
    void aNumberIsReadInAnyOfItsSpellings() {
        String found = found("min-value=1000");
        for (String typed : List.of("1,000", "1+000", "1%E2%80%AF000", "1.000,0", "1000.00", "+1000+")) {
            assertThat(found("min-value=" + typed)).as(typed).isEqualTo(found);
        }
    }

    @Test
    void anImpossibleNumberIsReportedAtItsField() {
        assertThat(server.get("/customers?min-risk=150+%25").body())
                .contains("id=\"min-risk-error\">“150 %” is out of range. Enter a percentage from 0 to 100.")
                .doesNotContain("No customers match");
        assertThat(server.get("/customers?min-value=1.000").body())
                .contains("id=\"min-value-error\">“1.000” can mean 1000 or 1.0.");
        assertThat(server.get("/customers?min-value=100&max-value=50").body())
                .contains("id=\"max-value-error\">“50” is less than the minimum spend.");
        assertThat(server.get("/customers?max-value=50%25").body()).contains("id=\"max-value-error\">");
    }

    @Test
    void anIdIsFoundInUpperAndLowerCaseAndWithBlanksAround() {
        String found = found("q=c1");
        assertThat(found).isNotEqualTo("0 customers");
        assertThat(found("q=C1")).isEqualTo(found);
        assertThat(found("q=++C1+")).isEqualTo(found);
    }

    private static String found(String query) {
        String page = server.get("/customers?" + query).body();
        assertThat(page).as(query).doesNotContain("class=\"error\"");
        return all(Pattern.compile("<p class=\"found\" aria-live=\"polite\">([^<]*)<"), page)
                .get(0);
    }

    @Test
    void theFileIsInTheOrderOfThePage() throws Exception {
        for (String query : List.of("sort=frequency&order=asc", "sort=id&order=asc&band=high", "q=c1", "")) {
            String csv = server.get("/customers.csv?" + query).body();
            List<String> rows = new ArrayList<>();
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
                reader.forEach(row -> rows.add(row.getField("customer_id")));
            }
            List<String> shown = all(CUSTOMER, server.get("/customers?" + query).body());
            assertThat(rows.subList(0, shown.size())).as(query).isEqualTo(shown);
        }
        assertThat(server.get("/customers?sort=frequency&order=asc").body())
                .contains("action=\"/customers/download\"")
                .contains("name=\"sort\" value=\"frequency\"", "name=\"order\" value=\"asc\"");
    }

    @Test
    void whatLimitsTheListIsShownAndEachLimitCanBeTakenAway() {
        String page = server.get("/customers?q=c1&band=high&min-risk=80&max-risk=95&columns=id,risk")
                .body();
        assertThat(page)
                .contains("ID, name, e-mail or phone contains “c1”", "Risk level: High", "Risk: 80 – 95")
                .contains("href=\"/customers?q=c1&amp;band=high&amp;columns=id%2Crisk\"><span>Risk: 80 – 95")
                .contains("href=\"/customers?band=high&amp;min-risk=80&amp;max-risk=95&amp;columns=id%2Crisk\"");
        assertThat(server.get("/customers").body()).doesNotContain("class=\"chips\"");
    }

    @Test
    void partOfAnIdFindsItsCustomers() throws IOException {
        List<String> all = csv("/customers.csv").stream()
                .map(row -> row.getField("customer_id"))
                .toList();
        for (String text : List.of("7", "17", "C1")) {
            assertThat(csv("/customers.csv?q=" + text).stream().map(row -> row.getField("customer_id")))
                    .as(text)
                    .containsExactlyElementsOf(all.stream()
                            .filter(id -> id.contains(text.toLowerCase(Locale.ROOT)))
                            .toList());
        }
    }

    @Test
    void theTableHasTheColumnsThatAreChosen() {
        Pattern heads = Pattern.compile("<th scope=\"col\"[^>]*>(?:<a [^>]*>)?([^<]*)<");
        assertThat(all(heads, server.get("/customers?columns=segment,id,gap").body()))
                .containsExactly("Segment", "Customer", "Days between orders");
        assertThat(all(
                        heads,
                        server.get("/customers?columns=risk&columns=frequency").body()))
                .containsExactly("Risk", "Orders");
        assertThat(server.get("/customers?columns=colour").body())
                .contains("columns cannot be “colour”. Choose one of id, risk");
    }

    @Test
    void aFileHasTheColumnsAndTheOrderOfTheList() throws IOException {
        String query = "columns=id,segment,expected-spend,last-order&sort=frequency&band=high";
        List<NamedCsvRecord> rows = csv("/customers/download?" + query);
        assertThat(rows.get(0).getHeader()).containsExactly("customer_id", "segment", "expected_spend", "last_order");
        assertThat(rows.stream().map(row -> row.getField("customer_id")))
                .containsExactlyElementsOf(csv("/customers.csv?" + query).stream()
                        .map(row -> row.getField("customer_id"))
                        .toList());
        assertThat(LocalDate.parse(rows.get(0).getField("last_order"))).isBefore(TestModel.AS_OF);
        assertThat(csv("/customers/download?format=all&" + query).get(0).getHeader())
                .containsExactlyElementsOf(CustomerCsv.COLUMNS);
    }

    @Test
    void aWorkbookHoldsTheSame() throws IOException {
        String query = "columns=id,risk,last-order&band=high";
        HttpResponse<byte[]> answer = server.download("/customers/download?format=xlsx&" + query);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"customers.xlsx\"");
        List<NamedCsvRecord> rows = csv("/customers/download?" + query);
        Path file = Files.write(logs.resolve("customers.xlsx"), answer.body());
        String sheet = part(file, "xl/worksheets/sheet1.xml");
        assertThat(sheet.split("<row ", -1)).hasSize(rows.size() + 2);
        assertThat(sheet).contains(">customer_id<", ">" + rows.get(0).getField("customer_id") + "<");
        long day = ChronoUnit.DAYS.between(
                LocalDate.of(1899, 12, 30), LocalDate.parse(rows.get(0).getField("last_order")));
        assertThat(sheet).contains("<v>" + day).contains("<v>0.");
    }

    private static String part(Path workbook, String name) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"klaviyo,Email,External ID", "mailchimp,Email Address,Customer ID", "hubspot,Email,Customer ID"})
    void programsForMailGetTheColumnsThatTheyImport(String format, String email, String id) throws IOException {
        List<NamedCsvRecord> rows = csv("/customers/download?format=" + format);
        assertThat(rows).hasSize(store.customers().orElseThrow().scoring().customers());
        assertThat(rows.get(0).getHeader()).startsWith(email, id, "Churn Probability", "Segment");
        assertThat(rows.get(0).getField(id)).isNotEmpty();
        assertThat(rows.get(0).getField(email)).isEmpty();
    }

    @Test
    void aShareIsHeldOutByChanceAndAlwaysTheSame() throws IOException {
        List<String> groups = csv("/customers/download?hold-out=25").stream()
                .map(row -> row.getField("group"))
                .toList();
        assertThat(groups).containsOnly("contact", "hold-out");
        assertThat(groups.stream().filter("hold-out"::equals).count()).isBetween(30L, 70L);
        assertThat(csv("/customers/download?hold-out=25").stream().map(row -> row.getField("group")))
                .containsExactlyElementsOf(groups);
        assertThat(csv("/customers/download?format=klaviyo&hold-out=25").get(0).getHeader())
                .endsWith("Group");
    }

    @Test
    void aFileThatCannotBeMadeIsRefusedWithAllReasons() {
        HttpResponse<String> answer = server.get("/customers/download?format=pdf&hold-out=200&min-risk=much");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose one of csv, xlsx", "“200” is out of range", "“much”");
    }

    @Test
    void theFileHoldsAllThatTheFilterFinds() throws Exception {
        String csv = server.get("/customers.csv?band=low").body();
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            reader.forEach(rows::add);
        }
        assertThat(rows.get(0).getHeader()).containsExactlyElementsOf(CustomerCsv.COLUMNS);
        assertThat(rows).extracting(row -> row.getField("risk")).containsOnly("low");
        assertThat(server.get("/customers?band=low").body()).contains(">" + rows.size() + " customers<");
    }

    @Test
    void theCustomerPageShowsThePurchasesAndThePrediction() {
        String id =
                all(CUSTOMER, server.get("/customers?sort=frequency").body()).get(0);
        String page = server.get("/customer?id=" + id).body();
        assertThat(page)
                .contains("<h1>Customer <bdi>" + id + "</bdi></h1>")
                .contains("Average days between purchases", "Risk without further purchases", "Similar customers")
                .contains("After a purchase today it would be", "usual gap")
                .contains(TestModel.PREDICTOR.model().id());
        assertThat(page.split("class=\"purchase\"", -1).length).isGreaterThan(3);
    }

    @Test
    void theCustomerPageShowsTheOutcomesOfSimilarCustomers() {
        assertThat(all(CUSTOMER, server.get("/customers?sort=frequency").body()).stream()
                        .limit(20)
                        .map(id -> server.get("/customer?id=" + id).body()))
                .anySatisfy(page -> assertThat(page).contains(" times in the past, a customer with "))
                .allSatisfy(page -> assertThat(page)
                        .containsAnyOf("purchase days had not bought for", "There are too few similar cases"));
    }

    @Test
    void anUnknownCustomerIsNotFound() {
        assertThat(server.get("/customer?id=nobody").statusCode()).isEqualTo(404);
        assertThat(server.get("/customer").statusCode()).isEqualTo(404);
    }

    private static List<Double> risks(String path) {
        return all(RISK, server.get(path).body()).stream().map(Double::valueOf).toList();
    }

    private static List<String> all(Pattern pattern, String page) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void fieldsThatNobodyHasFilledInAreEmpty() {
        assertThat(server.get("/customers").body())
                .contains("name=\"q\" type=\"search\" value=\"\"")
                .doesNotContain("freemarker.");
    }
}
