package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.customerprediction.app.export.CustomerCsv;
import io.customerprediction.app.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aFilterLeavesThoseWhoFitAndKeepsWhatWasChosen() {
        String page = server.get("/customers?band=high&segment=1").body();
        assertThat(page).contains("<option value=\"high\" selected>", "<option value=\"1\" selected>");
        assertThat(all(RISK, page))
                .allSatisfy(risk -> assertThat(Double.parseDouble(risk)).isGreaterThanOrEqualTo(75));
        assertThat(server.get("/customers?q=nobody").body()).contains("Nobody is like that");
    }

    @Test
    void whatMakesNoSenseIsSaidAndKeptInItsField() {
        String page =
                server.get("/customers?min-risk=much&segment=99&page=nowhere").body();
        assertThat(page)
                .contains("min-risk is &quot;much&quot;; give a number", "segment is &quot;99&quot;; give 1 to 4")
                .contains("no page of this order")
                .contains("name=\"min-risk\" inputmode=\"decimal\" value=\"much\"");
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
    void aCustomersPageTellsWhatHappenedAndWhatIsExpected() {
        String id =
                all(CUSTOMER, server.get("/customers?sort=frequency").body()).get(0);
        String page = server.get("/customer?id=" + id).body();
        assertThat(page)
                .contains("<h1>Customer " + id + "</h1>")
                .contains("Usual gap between purchases", "Risk if they stay silent", "Customers like this one")
                .contains("A purchase today would make it", "usual gap")
                .contains(TestModel.PREDICTOR.model().id());
        assertThat(page.split("class=\"purchase\"", -1).length).isGreaterThan(3);
    }

    @Test
    void aCustomersPageTellsWhatBecameOfOthersInTheSamePlace() {
        assertThat(all(CUSTOMER, server.get("/customers?sort=frequency").body()).stream()
                        .limit(20)
                        .map(id -> server.get("/customer?id=" + id).body()))
                .anySatisfy(page -> assertThat(page).contains(" times in the past a customer with "))
                .allSatisfy(page -> assertThat(page)
                        .containsAnyOf(
                                "purchase days had been silent for", "Too few customers have been where this one"));
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
}
