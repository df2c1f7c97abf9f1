package io.customerprediction.app.pages.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.figures.PastTotals;
import io.customerprediction.app.store.figures.Risen;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewPageTest {
    @TempDir
    Path logs;

    @Test
    void itsHeadlineIsWhoComesBackAndWhatTheySpendWithAnInterval() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            Totals all = store.customers().orElseThrow().overview().totals();
            String page = server.get("/overview").body();
            assertThat(page)
                    .contains("<strong>" + Figures.count(all.customers() - all.churn()) + "</strong></a> of "
                            + Figures.count(all.customers()) + " customers expected back in 90 days, spending about "
                            + Figures.money(all.expectedSpend()))
                    .containsPattern("With a chance of 80 % each, it is [0-9]+ to [0-9]+ customers and .* of spend, by"
                            + " the errors of [0-9a]+ past dates?")
                    .contains(Figures.percent(all.churnRate()))
                    .contains("The log shop.csv ends on 2024-12-16, today")
                    .contains("There are no earlier predictions for this log.")
                    .doesNotContain("overview.trend");
            assertThat(page.split("<rect class=\"space\"", -1)).hasSize(21);
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
            assertThat(server.get("/overview").body()).contains("There are no earlier predictions for this log.");

            TestStore.score(store, live, Integer.MAX_VALUE);

            assertThat(server.get("/overview").body())
                    .contains("Since the predictions of model &lt;old&gt; as of " + TestModel.AS_OF + ";")
                    .contains("No customer who could be kept has a risk higher by 10 points or more.")
                    .doesNotContain("There are no earlier predictions");
        }
    }

    @Test
    void itShowsHowEachFigureMovedAndWhoseRiskRose() {
        try (Store store = TestStore.empty();
                TestServer server = TestServer.start(logs, store)) {
            LocalDate before = TestModel.AS_OF.minusDays(60);
            TestStore.scoreAsOf(store, before);
            TestStore.scoreAsOf(store, TestModel.AS_OF);
            ScoredCustomers customers = store.customers().orElseThrow();

            List<PastTotals> trend = customers.trend();
            assertThat(trend).extracting(past -> past.scoring().asOf()).containsExactly(before, TestModel.AS_OF);
            double rise =
                    trend.get(1).totals().churnRate() - trend.get(0).totals().churnRate();
            String page = server.get("/overview").body();
            assertThat(page)
                    .contains("<title>" + before + ": "
                            + Figures.percent(trend.get(0).totals().churnRate()) + "</title>")
                    .contains(Figures.points(rise) + " since " + before)
                    .contains("Since the predictions as of " + before)
                    .contains("All changes of segment");

            List<Risen> risen = customers.risen();
            assertThat(risen)
                    .isNotEmpty()
                    .isSortedAccordingTo(Comparator.comparingDouble(customer -> -customer.savable()))
                    .allSatisfy(customer -> {
                        assertThat(customer.churn() - customer.churnBefore()).isGreaterThanOrEqualTo(Risen.LEAST);
                        assertThat(page).contains("/customer?id=" + customer.customerId() + "\"");
                        CustomerRow row = customers.find(customer.customerId()).orElseThrow();
                        assertThat(row.churnProbability()).isEqualTo(customer.churn());
                    });

            String first = risen.get(0).customerId();
            store.erase(first, false);
            assertThat(store.customers().orElseThrow().risen())
                    .hasSize(risen.size() - 1)
                    .noneMatch(customer -> customer.customerId().equals(first));
        }
    }

    @Test
    void whatIsToBeDoneLeadsToWhereItIsDone() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            Pattern action = Pattern.compile("href=\"(/customers[^\"]*)\">Show these ([0-9,]+)");
            assertThat(action.matcher(server.get("/overview").body()).results().toList())
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(server.get(found.group(1).replace("&amp;", "&"))
                                    .body())
                            .as(found.group(1))
                            .contains(">" + found.group(2) + " customers<"));
        }
    }

    @Test
    void everyBarOfRiskLeadsToItsCustomers() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            Pattern bar = Pattern.compile("href=\"(/customers[?]min-risk[^\"]*)\" aria-label=\"([0-9,]+) customers");
            List<MatchResult> bars =
                    bar.matcher(server.get("/overview").body()).results().toList();
            assertThat(bars)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(found -> assertThat(server.get(found.group(1).replace("&amp;", "&"))
                                    .body())
                            .as(found.group(1))
                            .containsPattern(">(about )?" + found.group(2) + " customers<"));
            assertThat(bars.stream()
                            .mapToInt(found -> Integer.parseInt(found.group(2)))
                            .sum())
                    .isEqualTo(store.customers().orElseThrow().scoring().customers());
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
            String page = server.get("/overview").body();
            Pattern link = Pattern.compile("href=\"(/customers[^\"]*)\">Show (?:all|the) ([0-9,]+)");
            Pattern point = Pattern.compile("href=\"(/customers[^\"]*)\" aria-label=\"([0-9,]+) customers expected");
            for (Pattern pattern : List.of(link, point)) {
                assertThat(pattern.matcher(page).results().toList())
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(found -> assertThat(
                                        server.get(found.group(1).replace("&amp;", "&"))
                                                .body())
                                .as(found.group(1))
                                .contains(">" + found.group(2) + " customers<"));
            }
            Totals all = store.customers().orElseThrow().overview().totals();
            assertThat(page).contains(">" + Figures.count(all.back30()) + "</text>");
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
    void aSettingMakesItTheFirstPageAndTheFormStaysAtItsOwnAddress() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(
                        logs, Optional.of(TestModel.PREDICTOR), Optional.of(store), Map.of("home", "overview"));
                TestServer usual = TestServer.start(logs, store)) {
            assertThat(server.get("/").body()).contains("customers expected back in 90 days");
            assertThat(server.get("/predict").body()).contains("name=\"Recency\"");
            assertThat(usual.get("/").body()).contains("name=\"Recency\"");
            assertThat(usual.get("/predict").body()).contains("name=\"Recency\"");
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
