package io.customerprediction.app.pages.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.figures.Sales.Week;
import io.customerprediction.app.store.forecasts.ForecastWeeks;
import io.customerprediction.app.store.forecasts.OpenWeeks;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastPageTest {
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

    private static List<Week> ahead() {
        return store.customers().orElseThrow().sales().orElseThrow().weeks().stream()
                .filter(Week::isAhead)
                .toList();
    }

    @Test
    void theWeeksAheadAddUpToTheTotal() {
        double orders = ahead().stream().mapToDouble(Week::expectedOrders).sum();
        double spend = ahead().stream().mapToDouble(Week::expectedSpend).sum();
        assertThat(server.get("/forecast").body())
                .contains("Orders expected in 12 weeks", "<strong>" + Figures.count(orders) + "</strong>");
        assertThat(server.get("/forecast?show=money").body())
                .contains("Spend expected in 12 weeks", "<strong>" + Figures.money(spend) + "</strong>");
    }

    @Test
    void itSaysWhatIsNotInItAndWhatTheIntervalsRestOn() {
        assertThat(server.get("/forecast").body())
                .contains("Orders of customers who have not bought yet are not in it.")
                .contains("What the intervals rest on")
                .contains("No week of a forecast is over yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?show=money", "?show=orders", "?show=nothing"})
    void everyWeekHasItsFiguresInATable(String query) {
        String page = server.get("/forecast" + query).body();
        for (Week week : ahead()) {
            assertThat(page).contains(">" + TestModel.AS_OF.plusWeeks(week.number()) + "</td>");
        }
        assertThat(page).doesNotContain("NaN", "Infinity", "style=");
        assertThat(page.split("aria-current=\"true\"", -1)).hasSize(2);
    }

    @Test
    void pastWeeksAreShownBesideWhatCame() {
        try (Store other = TestStore.filled();
                TestServer its = TestServer.start(logs.resolve("past"), other)) {
            ForecastWeeks weeks = other.forecasts().weeks();
            OpenWeeks open = weeks.open(other.dataSet().orElseThrow()).get(0);
            weeks.add(open, new long[] {7, 1234}, new double[] {70, 80});
            assertThat(its.get("/forecast").body())
                    .contains("<th scope=\"row\">" + TestModel.AS_OF + "</th><td>2</td>", "<td>1,241</td>");
            assertThat(weeks.open(other.dataSet().orElseThrow()))
                    .containsExactly(new OpenWeeks(open.forecast(), TestModel.AS_OF, 3, 12));
        }
    }

    @Test
    void withoutSumsItSaysHowToHaveThem() {
        try (Store other = TestStore.empty();
                TestServer its = TestServer.start(logs.resolve("older"), other)) {
            TestStore.score(other, TestModel.PREDICTOR.model(), 20);
            assertThat(its.get("/forecast").body())
                    .contains("made by an earlier release", "the next time that customers are scored");
        }
    }

    @Test
    void withoutCustomersItSaysWhatToDo() {
        try (Store empty = TestStore.empty();
                TestServer other = TestServer.start(logs.resolve("empty"), empty)) {
            assertThat(other.get("/forecast").body()).contains("From purchases to predictions");
        }
    }
}
