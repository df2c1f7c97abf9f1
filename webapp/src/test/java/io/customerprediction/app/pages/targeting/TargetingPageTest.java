package io.customerprediction.app.pages.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.customerprediction.app.export.ContactCsv;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetingPageTest {
    private static final String CAMPAIGN = "cost=2&value=100&success=20&hold-out=10";

    @TempDir
    static Path logs;

    private static final List<CustomerRow> CUSTOMERS = new ArrayList<>();

    @AutoClose
    private static Store store;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        store = TestStore.filled();
        server = TestServer.start(logs, store);
        store.customers().orElseThrow().export(CustomerFilter.ALL, CUSTOMERS::add);
    }

    @Test
    void theFiguresFollowFromEveryCustomersProbability() {
        List<CustomerRow> reached = atLeast(0.4);
        double profit = 0.9
                * reached.stream()
                        .mapToDouble(c -> c.churnProbability() * 0.2 * 100 - 2)
                        .sum();
        double lift = meanRisk(reached) / meanRisk(CUSTOMERS);
        assertThat(server.get("/targeting?threshold=40&" + CAMPAIGN).body())
                .contains("<strong>" + Figures.count(0.9 * reached.size()) + "</strong>")
                .contains("of " + reached.size() + " with a risk of at least 40 %")
                .contains("<strong>" + Figures.money(profit) + "</strong>")
                .contains(String.format(Locale.ROOT, "<strong>%.2f</strong>", lift));
    }

    @Test
    void theBestThresholdIsWhereAContactJustPaysAndTheDefaultReachesAtMostAFifth() {
        // A contact pays from a probability of 2 / (20 % of 100) on: the best threshold is the next one with a
        // customer.
        double least = CUSTOMERS.stream()
                .mapToDouble(CustomerRow::churnProbability)
                .filter(p -> p >= 0.1)
                .min()
                .orElseThrow();
        String best = Figures.percent(Math.floor(least * 1000) / 1000)
                .replace("\u00a0%", "")
                .replace(".0", "");
        String page = server.get("/targeting?by=risk&value=100&" + CAMPAIGN).body();
        assertThat(page).contains("with a threshold of " + best + " %.");
        Matcher slider =
                Pattern.compile("type=\"range\" [^>]* value=\"([0-9.]+)\"").matcher(page);
        assertThat(slider.find()).isTrue();
        List<CustomerRow> reached = atLeast(Double.parseDouble(slider.group(1)) / 100);
        assertThat(reached).hasSizeBetween(1, (CUSTOMERS.size() + 4) / 5);
    }

    @Test
    void aCampaignThatCannotPaySaysSo() {
        assertThat(server.get("/targeting?cost=50&value=100&success=20").body()).contains("No threshold is profitable");
        assertThat(server.get("/targeting?cost=1000000").body()).contains("No contact is profitable");
    }

    @Test
    void byRiskWithNothingTypedTheValueIsTheMeanSpendOfThoseAtRisk() {
        double spend = atLeast(0.5).stream()
                .mapToDouble(CustomerRow::monetary)
                .average()
                .orElseThrow();
        assertThat(server.get("/targeting?by=risk").body())
                .contains("name=\"value\" value=\"" + Math.round(spend * 100) / 100.0)
                .contains("customers with a churn probability of 50\u00a0% or more")
                .contains("Ascarza 2018", "Expected profit = for each customer contacted");
    }

    @Test
    void thoseWithTheMostToSaveComeFirstAndAtMostAFifthIsAdvised() throws IOException {
        List<NamedCsvRecord> rows = csv("/targeting.csv?cost=0&hold-out=0");
        assertThat(rows).hasSize((CUSTOMERS.size() + 4) / 5);
        assertThat(rows)
                .extracting(row -> row.getField("customer_id"))
                .containsExactlyInAnyOrderElementsOf(
                        mostSavable(rows.size()).stream().map(CustomerRow::id).toList());
        assertThat(server.get("/targeting").body())
                .contains("Spend that can be saved is what the customer is expected");
    }

    @Test
    void theFiguresFollowFromTheSpendThatCanBeSaved() {
        List<CustomerRow> reached = mostSavable(50);
        double kept = 0.9
                * 0.2
                * 0.4
                * reached.stream().mapToDouble(TargetingPageTest::savable).sum();
        String page = server.get("/targeting?contacts=45&cost=2&margin=40&success=20&hold-out=10")
                .body();
        assertThat(page)
                .contains("<strong>45</strong>", "of the 50 with the most spend to save")
                .contains("<strong>" + Figures.money(kept) + "</strong>")
                .contains("<strong>" + Figures.money(kept - 90) + "</strong>");
    }

    @Test
    void aBudgetLimitsTheContacts() throws IOException {
        for (String query : List.of("budget=100&cost=4", "budget=100&cost=4&contacts=500", "contacts=25&cost=0")) {
            assertThat(csv("/targeting.csv?hold-out=0&success=100&" + query))
                    .as(query)
                    .hasSize(25);
        }
        assertThat(csv("/targeting.csv?hold-out=0&budget=0&cost=4")).isEmpty();
        assertThat(csv("/targeting.csv?hold-out=0&contacts=1000000&cost=0")).hasSameSizeAs(CUSTOMERS);
    }

    @Test
    void aChoiceThatIsHardlyBetterThanChanceIsWarnedAgainst() {
        assertThat(server.get("/targeting?contacts=100000").body()).contains("hardly other than a random choice");
        assertThat(server.get("/targeting").body()).doesNotContain("hardly other than a random choice");
    }

    @Test
    void theMarginIsThatOfTheSettingsUntilItIsTyped() {
        assertThat(server.get("/targeting").body()).contains("name=\"margin\" value=\"100 %\"");
        assertThat(server.get("/targeting?margin=0.4").body()).contains("name=\"margin\" value=\"0.4\"");
        assertThat(server.get("/targeting?margin=101&budget=-1&contacts=x").body())
                .contains("id=\"margin-error\">“101” is out of range")
                .contains("id=\"budget-error\">“-1” is out of range")
                .contains("id=\"contacts-error\">“x” is not a number")
                .doesNotContain("<polyline");
    }

    private static double savable(CustomerRow customer) {
        return Objects.requireNonNull(customer.worth()).savable();
    }

    private static List<CustomerRow> mostSavable(int customers) {
        return CUSTOMERS.stream()
                .sorted(Comparator.comparingDouble(TargetingPageTest::savable)
                        .reversed()
                        .thenComparing(CustomerRow::number))
                .limit(customers)
                .toList();
    }

    @Test
    void aMistakeIsShownBesideItsFieldWhichKeepsTheText() {
        String page = server.get("/targeting?threshold=120&cost=-1&value=%3Cb%3E&success=101&hold-out=95")
                .body();
        assertThat(page)
                .contains("id=\"threshold-error\">“120” is out of range. Enter a number from 0 to 99.9.")
                .contains("id=\"cost-error\">“-1” is out of range", "name=\"cost\" value=\"-1\"")
                .contains("id=\"value-error\">“&lt;b&gt;” is not a number", "name=\"value\" value=\"&lt;b&gt;\"")
                .contains("id=\"success-error\">“101” is out of range. Enter a percentage from 0 to 100.")
                .contains("id=\"hold-out-error\">“95” is out of range. Enter a percentage from 0 to 90.")
                .doesNotContain("<polyline");
        assertThat(server.get("/targeting.csv?cost=much").statusCode()).isEqualTo(422);
        assertThat(server.get("/targeting.csv?cost=much").body()).contains("\"parameter\":\"cost\"");
    }

    @Test
    void theFileHoldsThoseAboveTheThresholdInTwoGroups() throws IOException {
        List<NamedCsvRecord> rows = csv("/targeting.csv?threshold=40&hold-out=30&cost=2&value=100");
        assertThat(rows.get(0).getHeader()).containsExactlyElementsOf(ContactCsv.COLUMNS);
        assertThat(rows)
                .extracting(row -> row.getField("customer_id"))
                .containsExactlyElementsOf(
                        atLeast(0.4).stream().map(CustomerRow::id).toList());
        assertThat(rows).extracting(row -> row.getField("group")).containsOnly("contact", "hold-out");
    }

    @Test
    void theHoldOutGroupIsDrawnAlikeEachTimeWhateverTheThresholdAndGrowsWithItsShare() throws IOException {
        Set<String> tenth = heldOut("threshold=0&hold-out=10");
        Set<String> half = heldOut("threshold=0&hold-out=50");
        assertThat(heldOut("threshold=0&hold-out=10")).isEqualTo(tenth);
        assertThat(half).containsAll(tenth);
        assertThat(tenth).containsAll(heldOut("threshold=60&hold-out=10"));
        assertThat((double) half.size() / CUSTOMERS.size()).isBetween(0.4, 0.6);
        assertThat((double) tenth.size() / CUSTOMERS.size()).isBetween(0.04, 0.16);
        assertThat(heldOut("threshold=0&hold-out=0")).isEmpty();
    }

    private static Set<String> heldOut(String query) throws IOException {
        return csv("/targeting.csv?value=100&" + query).stream()
                .filter(row -> row.getField("group").equals("hold-out"))
                .map(row -> row.getField("customer_id"))
                .collect(Collectors.toSet());
    }

    private static List<NamedCsvRecord> csv(String path) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(server.get(path).body())) {
            return reader.stream().toList();
        }
    }

    private static List<CustomerRow> atLeast(double risk) {
        return CUSTOMERS.stream().filter(c -> c.churnProbability() >= risk).toList();
    }

    private static double meanRisk(List<CustomerRow> customers) {
        return customers.stream()
                .mapToDouble(CustomerRow::churnProbability)
                .average()
                .orElseThrow();
    }
}
