package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictPageTest {
    private static final Prediction EXPECTED = TestModel.PREDICTOR.predict(new Rfm(10, 5, 1200.5, null));

    @TempDir
    Path logs;

    @AutoClose
    private TestServer server;

    private Visitor visitor;

    @BeforeEach
    void start() {
        server = TestServer.start(logs);
        visitor = new Visitor(server);
    }

    @Test
    void itShowsFourInputsTheNamedSegmentsAndTwoButtons() {
        HttpResponse<String> page = server.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        for (String name : new String[] {"Recency", "Frequency", "Monetary", "Cluster"}) {
            assertThat(page.body())
                    .contains("<label for=\"" + name + "\">", "id=\"" + name + "\" name=\"" + name + "\"");
        }
        assertThat(page.body()).contains("<option value=\"\" selected>Calculate it</option>");
        TestModel.PREDICTOR
                .model()
                .segmentNames()
                .forEach(name -> assertThat(page.body()).contains(" – " + name + "</option>"));
        assertThat(page.body())
                .contains(
                        "<button name=\"ask\" value=\"churn\">Predict Churn</button>",
                        "<button name=\"ask\" value=\"nextPurchase\">Predict Next Purchase</button>")
                .doesNotContain("class=\"card answer");
    }

    @Test
    void predictChurnAnswersBelowTheInputsAndKeepsWhatWasTyped() {
        String page = post("Recency=10&Frequency=5&Monetary=1200.5&Cluster=&ask=churn")
                .body();
        assertThat(page)
                .contains("value=\"10\"", "value=\"1200.5\"", "Churn Prediction")
                .contains(
                        String.format(Locale.ROOT, "<strong>%.1f\u00a0%%</strong>", 100 * EXPECTED.churnProbability()))
                .contains(EXPECTED.churn() ? "Likely to churn" : "Likely to buy again")
                .contains(EXPECTED.modelId());
        assertThat(page.indexOf("card answer")).isGreaterThan(page.indexOf("</form>"));
        assertThat(logs.resolve("churn_prediction.log"))
                .content()
                .contains("\"Monetary\": 1200.5")
                .endsWith("}\n");
        assertThat(logs.resolve("next_purchase.log")).isEmptyFile();
    }

    @Test
    void predictNextPurchaseAnswersInDays() {
        String page = post("Recency=10&Frequency=5&Monetary=1200.5&Cluster=&ask=nextPurchase")
                .body();
        assertThat(page)
                .contains("Next Purchase Prediction")
                .contains(String.format(Locale.ROOT, "<strong>%.1f</strong>", EXPECTED.expectedDays()));
        assertThat(logs.resolve("next_purchase.log")).isNotEmptyFile();
    }

    @Test
    void mistakesStandBesideTheirInputsWhichKeepWhatWasTyped() {
        HttpResponse<String> answer = post("Recency=a%22%3Cb&Frequency=0&Monetary=&Cluster=9&ask=churn");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "value=\"a&quot;&lt;b\"",
                        "id=\"Recency-error\"",
                        "id=\"Frequency-error\">“0” is out of range",
                        "id=\"Monetary-error\">Enter a number",
                        "id=\"Cluster-error\">“9” is out of range")
                .doesNotContain("a\"<b", "class=\"card answer");
        assertThat(Pattern.compile("aria-invalid=\"true\"")
                        .matcher(answer.body())
                        .results())
                .hasSize(4);
        assertThat(logs.resolve("churn_prediction.log")).isEmptyFile();
    }

    @Test
    void aFormThatNoPageOfOursSendsGetsAProblem() {
        assertThat(post("Recency=10&Frequency=5&Monetary=5").statusCode()).isEqualTo(422);
        assertThat(post("ask=%zz").statusCode()).isEqualTo(400);
        assertThat(post("ask=churn&x=" + "y".repeat(300_000)).statusCode()).isBetween(400, 413);
    }

    @Test
    void aFormThatAnotherSiteSendsIsNotAnsweredAndKeepsWhatWasTyped() {
        HttpResponse<String> answer = visitor.send("/", "Recency=77&Frequency=5&Monetary=5&ask=churn");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("press the button again", "value=\"77\"")
                .doesNotContain("class=\"card answer");
        assertThat(logs.resolve("churn_prediction.log")).isEmptyFile();
    }

    @Test
    void nothingOnThePageNeedsAScriptOrAnotherHost() {
        String page = post("Recency=10&Frequency=5&Monetary=5&ask=churn").body();
        assertThat(page)
                .doesNotContain("<script>", " style=", "<style", " onclick", "//")
                .contains("/style.css\"");
        assertThat(Pattern.compile("<script[^>]*>").matcher(page).results().map(MatchResult::group))
                .isNotEmpty()
                .allMatch(script -> script.contains(" src=\"/assets/"));
        assertThat(server.get("/assets/style.css").headers().firstValue("Content-Type"))
                .hasValue("text/css;charset=utf-8");
        assertThat(server.get("/assets/icon.svg").statusCode()).isEqualTo(200);
    }

    @Test
    void linkedFilesAreOurOwnAndCachedForever() {
        for (String page : List.of("/", "/targeting", "/model", "/batch")) {
            assertThat(assets(page)).isNotEmpty().allSatisfy(asset -> {
                HttpResponse<String> answer = server.get(asset);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .hasValue("public, max-age=31536000, immutable");
            });
        }
        assertThat(server.get("/assets/uplot-1.6.30/uPlot.iife.min.js").body())
                .startsWith("/*! https://github.com/leeoniya/uPlot (v1.6.30) */");
    }

    @Test
    void ourOwnFilesAreServedByTheirNamesTooButNotCachedForever() {
        for (String asset : assets("/")) {
            String name = asset.substring(asset.lastIndexOf('/'));
            if (!name.startsWith("/uPlot")) {
                HttpResponse<String> answer = server.get("/assets" + name);
                assertThat(answer.body()).isEqualTo(server.get(asset).body());
                assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
            }
        }
    }

    private List<String> assets(String page) {
        return Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"")
                .matcher(server.get(page).body())
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }

    @Test
    void theSlidersCoverTheRangeOfTrainingAndAreNoPartOfTheForm() {
        String page = server.get("/").body();
        String whatif = page.substring(page.indexOf("id=\"whatif\""));
        assertThat(whatif)
                .contains("hidden")
                .contains("data-input=\"Recency\" data-most=\"365\"")
                .contains("data-input=\"Monetary\" data-most=\""
                        + Math.round(TestModel.PREDICTOR.highest().monetary()) + "\"")
                .doesNotContain(" name=\"");
    }

    @Test
    void theTypesOfProblemsLeadToTheirExplanations() {
        String problem = server.get("/nowhere").body();
        assertThat(problem).contains("\"/problems#not-found\"");
        assertThat(server.get("/problems").body()).contains("id=\"not-found\"", "id=\"invalid-input\"");
    }

    private HttpResponse<String> post(String form) {
        return visitor.send("/", form + "&token=" + visitor.token("/"));
    }
}
