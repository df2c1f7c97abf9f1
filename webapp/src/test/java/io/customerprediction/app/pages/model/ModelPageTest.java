package io.customerprediction.app.pages.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.model.report.EvaluationReport;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPageTest {
    private static final CustomerPredictor PREDICTOR = TestModel.PREDICTOR;
    private static final EvaluationReport REPORT = EvaluationReport.parse(PREDICTOR.evaluation());

    @TempDir
    static Path logs;

    @AutoClose
    private static Store store;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        store = TestStore.empty();
        server = TestServer.start(logs, store);
    }

    private static String page(String query) {
        return page(server, query);
    }

    private static String page(TestServer server, String query) {
        var response = server.get("/model" + query);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        return response.body();
    }

    private static List<String> matches(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }

    @Test
    void itsFirstPartDescribesTheModelAndItsGradeInWords() {
        assertThat(page(""))
                .contains(PREDICTOR.model().id() + " predicts which customers")
                .contains("<dd>" + TestModel.AS_OF + "</dd>")
                .contains("90\u00a0days")
                .contains(
                        REPORT.grade().letter() + ", " + REPORT.grade().letter().meaning())
                .contains("Ranks a leaver above a returner "
                        + Math.round(100 * PREDICTOR.model().auc()) + " % of the time")
                .contains("Weaknesses", "Training dates", "high risk is not the same as persuadable")
                .contains("href=\"/model\" aria-current=\"page\">Summary")
                .doesNotContain("All methods side by side");
    }

    @Test
    void furtherPartsHaveTheEvidenceTheDataAndTheVersions() {
        assertThat(page("?tab=evidence"))
                .contains("A: two dates or more were tested")
                .contains("All methods side by side")
                .contains("href=\"/model?tab=evidence\" aria-current=\"page\"");
        assertThat(page("?tab=data")).contains("Readiness", "forest on the history");
        assertThat(page("?tab=versions")).contains("<small>Active</small>");
        assertThat(page("?tab=%3Cb%3E")).contains("href=\"/model\" aria-current=\"page\"");
    }

    @Test
    void itShowsThePlotsOfTheLatestDateBesideTheBaselinesWithIntervals() {
        String asOf = REPORT.results().origins().get(0).window().asOf().toString();
        String page = page("?tab=evidence");

        for (String plot : List.of("roc", "calibration", "lift", "gain", "survival")) {
            assertThat(page).contains("id=\"" + plot + "-" + asOf + "\"");
        }
        assertThat(page)
                .contains("recency rule", "BG/NBD")
                .contains("with 95 % intervals")
                .contains("id=\"importance\"")
                .contains("/figures.css\"");
    }

    @Test
    void anyDateOfTheBacktestHasAnAddress() {
        String other = REPORT.results()
                .origins()
                .get(REPORT.results().origins().size() - 1)
                .window()
                .asOf()
                .toString();

        assertThat(page("?tab=evidence")).contains("/model?tab=evidence&amp;as-of=" + other + "#at-" + other);
        assertThat(page("?as-of=" + other)).contains("id=\"roc-" + other + "\"");
        assertThat(page("?as-of=%3Cb%3E")).doesNotContain("<b>");
    }

    @Test
    void idsAreDistinctAndLinksWithinThePageLeadSomewhere() {
        for (String query : List.of("", "?tab=evidence", "?tab=data", "?tab=versions")) {
            String page = page(query);
            List<String> ids = matches(page, " id=\"([^\"]*)\"");

            assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
            assertThat(ids).containsAll(matches(page, "href=\"#([^\"]*)\""));
            assertThat(page).doesNotContain("style=\"").doesNotContain("NaN").doesNotContain("null");
        }
    }

    @Test
    void theFirstModelIsComparedWithNothing() {
        assertThat(page("?tab=versions"))
                .contains("No earlier model was tested on the same log")
                .contains("<small>Active</small>")
                .contains(String.format(
                        java.util.Locale.ROOT,
                        "<td>%.3f</td>",
                        PREDICTOR.model().auc()));
    }

    @Test
    void modelsBeforeItAreListedWithWhatChanged() {
        ModelInfo live = PREDICTOR.model();
        ModelInfo old = new ModelInfo(
                "<old>",
                live.asOf().minusDays(30),
                60,
                new ModelInfo.Tested("C", live.auc() - 0.0104, live.brier() + 0.002),
                true,
                live.segmentNames(),
                live.log());
        try (Store earlier = TestStore.empty();
                TestServer other = TestServer.start(logs, earlier)) {
            TestStore.score(earlier, old, Integer.MAX_VALUE);

            assertThat(page(other, "?tab=versions"))
                    .contains("<th scope=\"row\"><bdi>&lt;old&gt;</bdi></th>")
                    .contains("Its horizon is 90 days instead of 60.")
                    .contains("(+0.010)", "(−0.0020)")
                    .contains("still have predictions from another model, &lt;old&gt;");
        }
    }

    @Test
    void withoutADatabaseTheLiveModelIsShown() {
        try (TestServer other = TestServer.start(logs)) {
            assertThat(other.get("/model?tab=versions").body())
                    .contains(PREDICTOR.model().id(), "<small>Active</small>");
        }
    }

    @Test
    void withoutAModelItSaysWhatToDo() {
        try (TestServer other = TestServer.start(logs, Optional.empty())) {
            var response = other.get("/model");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("The server has no database to keep customers in");
        }
    }
}
