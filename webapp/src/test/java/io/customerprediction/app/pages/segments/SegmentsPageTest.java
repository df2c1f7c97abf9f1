package io.customerprediction.app.pages.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.figures.SegmentSummary;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsPageTest {
    private static final Pattern CELL =
            Pattern.compile("class=\"shade-[0-4]\"><a href=\"([^\"]+)\">([0-9,]+) customers</a>");

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
    void everySegmentHasItsFiguresAndALinkToItsCustomers() {
        String page = server.get("/segments").body();
        List<SegmentSummary> segments = store.customers().orElseThrow().segments();
        assertThat(segments)
                .filteredOn(segment -> segment.totals().customers() > 0)
                .hasSizeGreaterThan(2)
                .allSatisfy(segment -> assertThat(page)
                        .contains("<a href=\"/customers?segment="
                                + segment.name().key() + "\">" + segment.name().label() + "</a>")
                        .contains("<td>" + Figures.percent(segment.shareOfValue()) + "</td><td>"
                                + Figures.percent(segment.totals().churnRate()) + "</td>"));
    }

    @Test
    void theLinkOfASegmentLeadsToExactlyItsCustomers() {
        for (SegmentSummary segment : store.customers().orElseThrow().segments()) {
            String found = server.get("/api/v1/customers?size=500&segment="
                            + segment.name().key())
                    .body();
            assertThat(found.split("\"segment\":\"" + segment.name().label() + "\"", -1).length - 1)
                    .as(segment.name().label())
                    .isEqualTo((int) segment.totals().customers());
            assertThat(found.split("\"segment\":", -1).length - 1)
                    .isEqualTo((int) segment.totals().customers());
        }
    }

    @Test
    void theDrawingHasASignForEveryCustomerInTheColourOfTheSegment() {
        String page = server.get("/segments").body();
        int signs = Pattern.compile("<path class=\"segment-[a-z-]+\" d=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .mapToInt((MatchResult cloud) -> cloud.group(1).split("M", -1).length - 1)
                .sum();
        assertThat(signs).isEqualTo(store.customers().orElseThrow().scoring().customers());
        assertThat(page).doesNotContain("NaN", "Infinity", "style=");
    }

    @Test
    void everyCellOfTheMatrixLeadsToTheCustomersItCounts() {
        List<MatchResult> cells =
                CELL.matcher(server.get("/segments").body()).results().toList();
        assertThat(cells).hasSize(9);
        for (MatchResult cell : cells) {
            String customers = server.get(cell.group(1).replace("&amp;", "&")).body();
            assertThat(customers).doesNotContain("makes no sense").doesNotContain("role=\"alert\"");
            assertThat(customers.split("<th scope=\"row\">", -1).length - 1)
                    .isEqualTo(Math.min(50, Integer.parseInt(cell.group(2))));
        }
        assertThat(cells.stream()
                        .mapToInt(cell -> Integer.parseInt(cell.group(2)))
                        .sum())
                .isEqualTo(store.customers().orElseThrow().scoring().customers());
    }

    @Test
    void movementsAreShownOnceThereIsAPreviousModel() {
        assertThat(server.get("/segments").body()).contains("changes are not known yet");
        try (Store twice = TestStore.filled();
                TestServer other = TestServer.start(logs.resolve("other"), twice)) {
            CustomerBase.fill(
                    twice,
                    "later.csv",
                    TestModel.log(),
                    TestModel.PREDICTOR,
                    TestModel.AS_OF.plusDays(60),
                    2,
                    Progress.NONE);
            assertThat(other.get("/segments").body())
                    .contains("customers in both sets of predictions are in the same segment as before")
                    .contains("Customers who moved from one segment to another");
        }
    }

    @Test
    void everyCellOfTheGridLeadsToExactlyItsCustomers() {
        List<MatchResult> cells = Pattern.compile(
                        "<td class=\"(?:low|medium|high)\"><a href=\"([^\"]+)\">([0-9,]+) customers</a>")
                .matcher(server.get("/segments").body())
                .results()
                .toList();
        assertThat(cells).hasSizeBetween(10, 25);
        for (MatchResult cell : cells) {
            String found = server.get("/api/v1" + cell.group(1).replace("&amp;", "&") + "&size=1000")
                    .body();
            assertThat(found.split("\"segment\":", -1).length - 1)
                    .as(cell.group(1))
                    .isEqualTo(Integer.parseInt(cell.group(2)));
        }
        assertThat(cells.stream()
                        .mapToInt(cell -> Integer.parseInt(cell.group(2)))
                        .sum())
                .isEqualTo(store.customers().orElseThrow().scoring().customers());
    }

    @Test
    void movementsBetweenAnyTwoDatesThatAreKeptCanBeChosen() {
        try (Store several = TestStore.filled();
                TestServer other = TestServer.start(logs.resolve("dates"), several)) {
            for (int days : new int[] {30, 60}) {
                CustomerBase.fill(
                        several,
                        "later.csv",
                        TestModel.log(),
                        TestModel.PREDICTOR,
                        TestModel.AS_OF.plusDays(days),
                        2,
                        Progress.NONE);
            }
            List<Long> ids =
                    several.scorings().stream().map(scoring -> scoring.id()).toList();
            String page = other.get("/segments?from=" + ids.get(2) + "&to=" + ids.get(0))
                    .body();
            assertThat(page)
                    .contains("<option value=\"" + ids.get(2) + "\" selected>")
                    .contains("<option value=\"" + ids.get(0) + "\" selected>")
                    .isNotEqualTo(other.get("/segments").body());
            assertThat(other.get("/segments?from=soon&to=-1").body())
                    .contains("<option value=\"" + ids.get(1) + "\" selected>")
                    .contains("<option value=\"" + ids.get(0) + "\" selected>");
        }
    }

    @Test
    void withoutCustomersItSaysWhatToDo() {
        try (Store empty = TestStore.empty();
                TestServer other = TestServer.start(logs.resolve("empty"), empty)) {
            assertThat(other.get("/segments").body()).contains("From purchases to predictions");
            assertThat(other.get("/targeting").body()).contains("From purchases to predictions");
            assertThat(other.get("/targeting.csv").statusCode()).isEqualTo(404);
        }
    }
}
