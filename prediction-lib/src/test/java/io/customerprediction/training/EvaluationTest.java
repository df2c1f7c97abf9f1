package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.EvaluationReport.Importance;
import io.customerprediction.model.report.EvaluationReport.OriginalFigures;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.Grade;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.Comparison;
import io.customerprediction.model.report.WorthGrade;
import io.customerprediction.model.report.WorthReport;
import io.customerprediction.progress.Progress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final int DAYS = 460;
    private static final LocalDate END = MadeUpLog.START.plusDays(DAYS - 1);
    private static final MadeUpLog SHOP = MadeUpLog.empty().shoppers(700, DAYS, 11);
    private static final EvaluationReport REPORT = Training.evaluate(SHOP.log(), options(60), Progress.NONE);

    @Test
    void itGoesBackToTheLatestThreeWindowsAndToOneWithAYearOfFollowUp() {
        assertThat(REPORT.results().origins())
                .extracting(x -> x.window().asOf())
                .containsExactly(END.minusDays(60), END.minusDays(120), END.minusDays(180), END.minusDays(360));
        assertThat(REPORT.results().origins())
                .extracting(x -> x.window().graded())
                .containsExactly(true, true, true, false);
        assertThat(REPORT.results().origins())
                .allSatisfy(o -> assertThat(o.window().windowEnd())
                        .isEqualTo(o.window().asOf().plusDays(60)));
    }

    @Test
    void everyMethodIsTestedOnTheSameCustomers() {
        for (OriginReport origin : REPORT.results().origins()) {
            assertThat(origin.churn())
                    .extracting(ChurnFigures::method)
                    .containsExactly(
                            ForecastMethod.FOREST,
                            ForecastMethod.FOREST_ON_FOUR_INPUTS,
                            ForecastMethod.CONSTANT,
                            ForecastMethod.RECENCY,
                            ForecastMethod.LOGISTIC_REGRESSION,
                            ForecastMethod.BG_NBD);
            assertThat(origin.comparisons())
                    .extracting(Comparison::against)
                    .containsExactlyElementsOf(origin.churn().stream()
                            .skip(1)
                            .map(ChurnFigures::method)
                            .toList());
            assertThat(origin.segments().stream().mapToInt(s -> s.customers()).sum())
                    .isEqualTo(origin.tested().customers());
        }
    }

    @Test
    void ordersAndSpendAreHeldAgainstWhatWasBoughtBesideSimpleMethods() {
        for (OriginReport origin : REPORT.results().origins()) {
            WorthReport worth = Objects.requireNonNull(origin.worth());
            assertThat(worth.methods())
                    .extracting(WorthReport.Method::method)
                    .containsExactly(
                            ForecastMethod.FOREST,
                            ForecastMethod.FOREST_ON_FOUR_INPUTS,
                            ForecastMethod.OWN_RATE,
                            ForecastMethod.LAST_WINDOW,
                            ForecastMethod.BG_NBD);
            WorthReport.Figures orders = worth.methods().get(0).orders();
            WorthReport.Figures spend =
                    Objects.requireNonNull(worth.methods().get(0).spend());
            assertThat(orders.ratio()).isBetween(0.6, 1.6);
            assertThat(spend.ratio()).isBetween(0.6, 1.6);
            assertThat(orders.gini()).isBetween(0.3, 1.0);
            assertThat(worth.methods())
                    .allSatisfy(method -> assertThat(method.orders().actual()).isEqualTo(orders.actual()));
            assertThat(worth.tenths()).hasSize(10);
            assertThat(worth.tenths().stream().mapToDouble(t -> t.orders()).sum())
                    .isEqualTo(orders.actual());
            assertThat(worth.tenths().stream()
                            .mapToDouble(t -> t.expectedSpend())
                            .sum())
                    .isCloseTo(spend.expected(), within(1e-6));
            assertThat(worth.orders().above()).isBetween(0.0, 0.25);
        }
    }

    @Test
    void ordersAndSpendHaveAGradeOfTheirOwnAndComeBackFromJson() {
        WorthGrade grade = Objects.requireNonNull(REPORT.results().worthGrade());
        EvaluationReport read = EvaluationReport.parse(REPORT.json());

        assertThat(grade.conditions()).hasSize(8);
        assertThat(grade.rule()).contains("A: the expected total is within 10 %");
        assertThat(read.json()).isEqualTo(REPORT.json());
        assertThat(read.results().worthGrade()).isEqualTo(grade);
    }

    @Test
    void theSameLogAndOptionsGiveTheSameReportOnAnyNumberOfThreads() {
        TrainingOptions oneThread = new TrainingOptions(END, 60, OptionalInt.empty(), 1, 1, false);

        assertThat(Training.evaluate(SHOP.log(), oneThread, Progress.NONE).json())
                .isEqualTo(REPORT.json());
    }

    @Test
    void itIsJsonWithNamesInSnakeCaseAndNullForMissingFigures() throws Exception {
        JsonNode json = new ObjectMapper().readTree(REPORT.json());

        assertThat(json.path("log").path("as_of").asText()).isEqualTo(END.toString());
        assertThat(json.path("readiness").path("level").asText()).isEqualTo("USE WITH CARE");
        assertThat(json.path("grade").path("letter").asText()).isIn("A", "B", "C", "D");
        JsonNode latest = json.path("origins").path(0);
        assertThat(latest.path("churn").path(0).path("auc").path("low").isNumber())
                .isTrue();
        assertThat(latest.path("days").path(0).path("capped").isNull()).isTrue();
        assertThat(REPORT.json()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void theOriginalDefinitionIsAccurateOnItsOwnLabelsOnly() {
        OriginalFigures original = Objects.requireNonNull(REPORT.latest().original());

        assertThat(original.accuracy()).isGreaterThan(0.97);
        assertThat(original.churn().auc().estimate())
                .isLessThan(
                        REPORT.results().origins().get(0).churn().get(0).auc().estimate());
        assertThat(original.why()).contains("labels from the features themselves");
    }

    @Test
    void recencyMattersMoreThanAnythingElseInAShopWhereCustomersLeave() {
        List<Importance> importance = REPORT.latest().importance();

        assertThat(importance.get(0).feature()).isEqualTo("recency");
        assertThat(importance).isSortedAccordingTo((a, b) -> Double.compare(b.aucDrop(), a.aucDrop()));
    }

    @Test
    void progressGoesFromZeroToOneAndNeverBack() {
        List<Double> done = new ArrayList<>();
        Training.evaluate(SHOP.log(), options(180), (phase, part) -> done.add(part));

        assertThat(done).isSorted().startsWith(0.0).endsWith(1.0);
    }

    @Test
    void aLogThatWasReadyAtNoDateOfItsPastIsGradedDAndSaysSo() {
        PurchaseLog thin = MadeUpLog.empty().shoppers(40, 100, 3).log();
        EvaluationReport report = Training.evaluate(thin, TrainingOptions.defaults(), Progress.NONE);

        assertThat(report.results().origins()).isEmpty();
        assertThat(report.results().averages()).isEmpty();
        assertThat(report.latest().original()).isNull();
        assertThat(report.grade().letter()).isEqualTo(Grade.Letter.D);
        assertThat(report.json()).contains("ready at no as-of date");
    }

    private static TrainingOptions options(int horizon) {
        return new TrainingOptions(END, horizon, OptionalInt.empty(), 1, 2, false);
    }
}
