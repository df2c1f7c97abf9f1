package io.customerprediction.app.pages.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.Totals;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewPageTest {
    @TempDir
    Path logs;

    @Test
    void itShowsTheFiguresOfAllCustomers() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            Totals all = store.customers().orElseThrow().overview().totals();
            String page = server.get("/overview").body();
            assertThat(page)
                    .contains("<strong>" + Figures.count(all.customers()) + "</strong>")
                    .contains(Figures.percent(all.churnRate()))
                    .contains("The log shop.csv ends on 2024-12-16, today")
                    .contains("There are no earlier predictions for this log.");
            assertThat(page.split("<rect ", -1)).hasSize(21);
        }
    }

    @Test
    void itSaysWhatChangedSinceTheModelBefore() {
        ModelInfo live = TestModel.PREDICTOR.model();
        ModelInfo old = new ModelInfo(
                "<old>",
                live.asOf().minusDays(30),
                live.horizonDays(),
                new ModelInfo.Tested("C", live.auc(), live.brier()),
                true,
                live.segmentNames(),
                live.log());
        try (Store store = TestStore.empty();
                TestServer server = TestServer.start(logs, store)) {
            TestStore.score(store, old, 120);
            double before = store.customers().orElseThrow().overview().totals().churnRate();
            assertThat(server.get("/overview").body()).contains("There are no earlier predictions for this log.");

            TestStore.score(store, live, Integer.MAX_VALUE);

            double now = store.customers().orElseThrow().overview().totals().churnRate();
            assertThat(now).isNotEqualTo(before);
            assertThat(server.get("/overview").body())
                    .contains("<li>The previous predictions were made by model &lt;old&gt;, as of " + TestModel.AS_OF
                            + ".</li>")
                    .contains("<li>Churn ahead went from " + Figures.percent(before) + " to " + Figures.percent(now)
                            + " (" + Figures.points(now - before) + ").</li>")
                    .contains("<li>Customers went from 120 to 200.</li>")
                    .doesNotContain("There are no earlier predictions");
        }
    }

    @Test
    void aGradeIsShownWithTheLogThatItWasFoundOn() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            assertThat(server.get("/overview").body())
                    .contains("popovertarget=\"term-1\">Grade ")
                    .doesNotContain("Not tested on this log");
            assertThat(server.get("/api/v1/model").body()).contains("\"gradeLog\":\"loaded\"");
        }
    }

    @Test
    void noPageShowsTheGradeOfAnotherLogNorComparesTwoShops() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            TestStore.fillWithAnotherShop(store);
            for (String path : List.of("/overview", "/customers", "/segments", "/targeting", "/model")) {
                assertThat(server.get(path).body())
                        .as(path)
                        .contains("trained on another log", "not tested on yours (other.csv)")
                        .contains("customer-prediction.jar train --transactions");
            }
            assertThat(server.get("/overview").body())
                    .contains("There are no earlier predictions for this log.")
                    .doesNotContain("own past.")
                    .doesNotContain("Grade ");
            assertThat(server.get("/segments").body()).contains("changes are not known yet");
            assertThat(server.get("/api/v1/model").body()).contains("\"gradeLog\":\"another\"");
            String customer = server.get("/customer?id=c1").body();
            assertThat(customer.split(TestModel.PREDICTOR.model().id(), -1).length)
                    .isLessThan(5);
        }
    }

    @Test
    void aStoreOfAnOlderVersionHasAnUnknownTrainingLog() {
        ModelInfo live = TestModel.PREDICTOR.model();
        ModelInfo old = new ModelInfo(
                "old",
                live.asOf(),
                live.horizonDays(),
                new ModelInfo.Tested("A", live.auc(), live.brier()),
                true,
                live.segmentNames());
        try (Store store = TestStore.empty();
                TestServer server = TestServer.start(logs, store)) {
            TestStore.score(store, old, 120);
            assertThat(server.get("/overview").body())
                    .contains("It is not known whether model old")
                    .doesNotContain("Grade ");
        }
    }

    @Test
    void everyFigureLeadsToAsManyCustomersAsItSays() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            Pattern link = Pattern.compile("href=\"(/customers[^\"]*)\">Show (?:all|the) ([0-9,]+)");
            List<MatchResult> links =
                    link.matcher(server.get("/overview").body()).results().toList();
            assertThat(links).hasSize(6).allSatisfy(found -> {
                String page = server.get(found.group(1).replace("&amp;", "&")).body();
                assertThat(page).as(found.group(1)).contains(">" + found.group(2) + " customers<");
            });
            Totals all = store.customers().orElseThrow().overview().totals();
            assertThat(server.get("/overview").body()).contains("<strong>" + Figures.count(all.back30()) + "</strong>");
            assertThat(server.get("/customers?expected=back-30").body())
                    .contains(">" + Figures.count(all.back30()) + " customers<");
        }
    }

    @Test
    void everyFigureOfSegmentsAndBandsLeadsToAsManyCustomers() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            String page = server.get("/segments").body();
            Pattern cell = Pattern.compile("href=\"(/customers[^\"]*)\">([0-9,]+) customers<");
            Pattern row = Pattern.compile("href=\"(/customers[?]segment=[a-z-]+)\">[^<]*</a></th>\\s*<td>([0-9,]+)<");
            for (Pattern pattern : List.of(cell, row)) {
                assertThat(pattern.matcher(page).results().toList())
                        .isNotEmpty()
                        .allSatisfy(found -> {
                            String list = server.get(found.group(1).replace("&amp;", "&"))
                                    .body();
                            assertThat(list).as(found.group(1)).contains(">" + found.group(2) + " customers<");
                        });
            }
        }
    }

    @Test
    void withoutCustomersItSaysWhatToDo() {
        try (Store store = TestStore.empty();
                TestServer server = TestServer.start(logs, store)) {
            assertThat(server.get("/overview").statusCode()).isEqualTo(200);
            assertThat(server.get("/overview").body()).contains("Upload a file", "Try it with the sample");
        }
    }

    @Test
    void withoutADatabaseItSaysTheSameAndPredictionsGoOn() {
        try (TestServer server = TestServer.start(logs)) {
            assertThat(server.get("/overview").body()).contains("From purchases to predictions");
            assertThat(server.get("/").statusCode()).isEqualTo(200);
        }
    }
}
