package io.customerprediction.app.pages.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.CohortMonth;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortsPageTest {
    private static final Pattern ROW =
            Pattern.compile("<th scope=\"row\"><a href=\"(/customers[^\"]+)\">[^<]+</a></th><td>([0-9,]+)</td>");

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
    void everyMonthOfFirstPurchasesLeadsToExactlyItsCustomers() {
        List<MatchResult> rows =
                ROW.matcher(server.get("/cohorts").body()).results().toList();
        assertThat(rows).hasSizeGreaterThan(5);
        for (MatchResult row : rows) {
            String found = server.get("/api/v1" + row.group(1).replace("&amp;", "&") + "&size=1000")
                    .body();
            assertThat(found.split("\"segment\":", -1).length - 1)
                    .as(row.group(1))
                    .isEqualTo(Integer.parseInt(row.group(2)));
        }
        assertThat(rows.stream().mapToInt(row -> Integer.parseInt(row.group(2))).sum())
                .isEqualTo(store.customers().orElseThrow().scoring().customers());
    }

    @Test
    void theMonthOfTheAsOfDateIsMarkedAndMonthsAheadAreExpected() {
        String page = server.get("/cohorts").body();
        assertThat(page)
                .contains("bought so far and expected by the end of the month", "<li class=\"ahead\">expected</li>")
                .contains("2024-12, which is not over")
                .contains("are expected to buy")
                .doesNotContain("NaN", "Infinity", "style=");
        assertThat(page.split("<td class=\"ahead", -1).length).isGreaterThan(10);
    }

    @Test
    void aMonthThatIsOverIsNotMarked() {
        try (Store other = TestStore.empty();
                TestServer its = TestServer.start(logs.resolve("over"), other)) {
            CustomerBase.fill(
                    other,
                    "shop.csv",
                    TestModel.log(),
                    TestModel.PREDICTOR,
                    LocalDate.of(2024, 11, 30),
                    2,
                    Progress.NONE);
            assertThat(its.get("/cohorts").body())
                    .doesNotContain("which is not over", "<td class=\"current")
                    .contains("<td class=\"ahead");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?show=money&as=count", "?show=money&as=share", "?show=customers&as=count", "?as=nothing"})
    void everyChoiceHasALinkAndMarksWhichOneIsShown(String query) {
        String page = server.get("/cohorts" + query).body();
        assertThat(page)
                .contains("/cohorts?show=customers&amp;as=", "/cohorts?show=money&amp;as=", "as=share", "as=count");
        assertThat(page.split("aria-current=\"true\"", -1)).hasSize(3);
        assertThat(page).doesNotContain("NaN", "Infinity");
    }

    @Test
    void moneyAndCountsAreThoseOfTheStore() {
        Sales sales = store.customers().orElseThrow().sales().orElseThrow();
        CohortMonth first = sales.cohorts().get(0);
        assertThat(server.get("/cohorts?show=money&as=count").body())
                .contains(">" + Figures.money(first.spend()) + "</td>");
        assertThat(server.get("/cohorts?as=count").body()).contains(">" + first.customers() + "</td>");
    }

    @Test
    void withoutSumsItSaysHowToHaveThem() {
        try (Store other = TestStore.empty();
                TestServer its = TestServer.start(logs.resolve("older"), other)) {
            TestStore.score(other, TestModel.PREDICTOR.model(), 20);
            assertThat(its.get("/cohorts").body())
                    .contains("made by an earlier release", "the next time that customers are scored");
        }
    }

    @Test
    void withoutCustomersItSaysWhatToDo() {
        try (Store empty = TestStore.empty();
                TestServer other = TestServer.start(logs.resolve("empty"), empty)) {
            assertThat(other.get("/cohorts").body()).contains("From purchases to predictions");
        }
    }
}
