package io.customerprediction.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.app.MadeUpShop;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.SampleEffect;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationPageTest {
    private static final EvaluationReport TESTED = report(new MadeUpShop(500, 400, 11), 60);
    private static final EvaluationReport TOO_SHORT = report(new MadeUpShop(60, 70, 3), 60);

    private static EvaluationReport report(MadeUpShop shop, int horizon) {
        TrainingOptions options = new TrainingOptions(null, horizon, OptionalInt.empty(), 1, 2, true);
        return Training.evaluate(shop.log(), options, Progress.NONE);
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        String page = page(TESTED);

        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(matches(page, "href=\"([^\"]*)\"")).isNotEmpty().allMatch(link -> link.startsWith("#"));
        assertThat(page).doesNotContain("style=\"");
    }

    @Test
    void ordersAndSpendHaveTheirTablesAtEachDateAndAGrade() throws IOException {
        String page = page(TESTED);

        TESTED.results()
                .origins()
                .forEach(origin -> assertThat(page)
                        .contains("Expected orders as of " + origin.window().asOf())
                        .contains("Expected spend as of " + origin.window().asOf()));
        assertThat(page)
                .contains("Grade of orders and spend: "
                        + Objects.requireNonNull(TESTED.results().worthGrade()).letter())
                .contains("last window")
                .contains("bought more (10 % wanted)");
        assertThat(page(TOO_SHORT)).doesNotContain("Expected orders").doesNotContain("Grade of orders");
    }

    @Test
    void everyDateHasItsTablesAndPlots() throws IOException {
        String page = page(TESTED);

        TESTED.results()
                .origins()
                .forEach(origin -> Stream.of("calibration", "roc", "gain", "lift", "survival", "errors", "auc", "brier")
                        .forEach(plot -> assertThat(page)
                                .contains("id=\"" + plot + "-" + origin.window().asOf() + "\"")));
        assertThat(page)
                .contains("Grade <span")
                .contains(TESTED.grade().letter().meaning())
                .contains("Readiness: " + TESTED.readiness().level())
                .contains("labels from the features themselves")
                .contains("id=\"importance\"")
                .contains("missing customer id");
    }

    @Test
    void idsAreDistinctAndLinksLeadSomewhere() throws IOException {
        String page = page(TESTED);
        List<String> ids = matches(page, " id=\"([^\"]*)\"");

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(ids).containsAll(matches(page, "href=\"#([^\"]*)\""));
        assertThat(ids).containsAll(matches(page, "aria-labelledby=\"([^\" ]*)"));
    }

    @Test
    void tablesAndPlotsHaveTextsForScreenReaders() throws IOException {
        String page = page(TESTED);

        assertThat(matches(page, "(<table>)")).hasSameSizeAs(matches(page, "(<caption>)"));
        assertThat(page).doesNotContain("<th>");
        assertThat(matches(page, "(role=\"img\")")).hasSameSizeAs(matches(page, "(<desc id)"));
    }

    @Test
    void missingFiguresAreADash() throws IOException {
        assertThat(page(TESTED))
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .doesNotContain("null");
        assertThat(page(TOO_SHORT))
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .doesNotContain("null");
    }

    @Test
    void aLogTooShortForATestSaysSo() throws IOException {
        assertThat(TOO_SHORT.results().origins()).isEmpty();
        assertThat(page(TOO_SHORT))
                .contains("Nothing could be tested")
                .contains("grade-D")
                .contains("NOT READY")
                .doesNotContain("id=\"importance\"")
                .doesNotContain("id=\"original\"");
    }

    @Test
    void theCostOfASampleIsShownIfOneWasTaken() throws IOException {
        SampleEffect effect = new SampleEffect(1_234_567, 50_000, 0.8124, 0.8097);

        assertThat(page(TESTED)).doesNotContain("Training on a sample");
        assertThat(page(learntFrom(effect)))
                .contains("Training on a sample")
                .contains("As of " + TESTED.results().origins().get(0).window().asOf() + " there were 1,234,567 rows")
                .contains("learnt from 50,000 of them")
                .contains("an AUC of 0.812. With half as many it reached 0.810.");
    }

    private static EvaluationReport learntFrom(SampleEffect effect) {
        return new EvaluationReport(
                TESTED.scope(),
                TESTED.readiness(),
                TESTED.grade(),
                TESTED.method(),
                TESTED.results(),
                new EvaluationReport.Latest(
                        TESTED.latest().importance(), effect, TESTED.latest().original()));
    }

    @Test
    void namesAreText() throws IOException {
        StringWriter out = new StringWriter();
        EvaluationPage.write("<b>&.csv", Cleaned.REPORT, TOO_SHORT, out);

        assertThat(out.toString()).contains("&lt;b&gt;&amp;.csv").doesNotContain("<b>");
    }

    @Test
    void theSameReportGivesTheSamePage() throws IOException {
        assertThat(page(TESTED)).isEqualTo(page(TESTED));
    }

    @Test
    void shapesStayInsideTheirFrame() {
        for (OriginView origin : EvaluationView.of(TESTED).origins()) {
            Stream.of(origin.churnCharts(), origin.daysCharts(), origin.differenceCharts())
                    .flatMap(List::stream)
                    .forEach(EvaluationPageTest::assertInside);
        }
        assertInside(Objects.requireNonNull(EvaluationView.of(TESTED).importance()));
    }

    /** A letter of the axes is about 5.8 pixels wide. */
    private static void assertTextFits(Chart chart) {
        double middle = (chart.left() + chart.right()) / 2;
        double room = 2 * Math.min(middle, chart.width() - middle);
        assertThat(5.8 * chart.xTitle().length()).as(chart.xTitle()).isLessThan(room);
        assertThat(5.8 * chart.yTitle().length()).as(chart.yTitle()).isLessThan(chart.bottom() - chart.top());
        chart.yTicks()
                .forEach(tick ->
                        assertThat(5.8 * tick.text().length()).as(tick.text()).isLessThan(chart.left()));
    }

    private static void assertInside(Chart chart) {
        assertTextFits(chart);
        chart.dots().forEach(dot -> {
            assertThat(dot.x()).isBetween(chart.left(), chart.right());
            assertThat(dot.y()).isBetween(chart.top(), chart.bottom());
        });
        chart.bars().forEach(bar -> {
            assertThat(bar.x()).isGreaterThanOrEqualTo(chart.left());
            assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(chart.right() + 0.1);
            assertThat(bar.y() + bar.height()).isLessThanOrEqualTo(chart.bottom() + 0.1);
        });
        Set<String> styles =
                new HashSet<>(chart.legend().stream().map(Chart.Legend::style).toList());
        assertThat(styles).as("no two entries of a legend look the same").hasSameSizeAs(chart.legend());
    }

    @Test
    void theRangeOfAShareIsWilsons() {
        // 5 of 10: (0.2366, 0.7634), from the closed form with z = 1.96
        assertThat(CalibrationChart.wilson(0.5, 10)[0]).isCloseTo(0.2366, within(1e-4));
        assertThat(CalibrationChart.wilson(0.5, 10)[1]).isCloseTo(0.7634, within(1e-4));
        assertThat(CalibrationChart.wilson(0, 10)[0]).isCloseTo(0, within(1e-12));
    }

    private static String page(EvaluationReport report) throws IOException {
        StringWriter out = new StringWriter();
        EvaluationPage.write("shop.csv", Cleaned.REPORT, report, out);
        return out.toString();
    }

    private static List<String> matches(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
