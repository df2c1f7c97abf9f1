package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.Grade;
import io.customerprediction.model.report.Grade.Condition;
import io.customerprediction.model.report.Grade.Letter;
import io.customerprediction.model.report.Interval;
import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.Comparison;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.model.report.Readiness.Check;
import io.customerprediction.model.report.Readiness.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The written rule, condition by condition: the worst decides. */
class GradeRulesTest {
    private static final LocalDate DATE = LocalDate.of(2024, 1, 1);

    @Test
    void theBestGradeTakesAReadyLogTwoDatesABetterRankingCalibrationAndIntervalsThatHold() {
        assertThat(letter(Level.READY, 2, 0.01, -0.01, 0.03, 0.8)).isEqualTo(Letter.A);
    }

    @ParameterizedTest
    @CsvSource({
        "READY,         1,  0.01, -0.01, 0.03, 0.80, B",
        "USE_WITH_CARE, 2,  0.01, -0.01, 0.03, 0.80, B",
        "NOT_READY,     2,  0.01, -0.01, 0.03, 0.80, D",
        "READY,         2, -0.001, -0.01, 0.03, 0.80, B",
        "READY,         2,  0.01,  0.00, 0.03, 0.80, B",
        "READY,         2, -0.02, -0.01, 0.03, 0.80, C",
        "READY,         2,  0.01,  0.01, 0.03, 0.80, C",
        "READY,         2,  0.01, -0.01, 0.05, 0.80, B",
        "READY,         2,  0.01, -0.01, 0.10, 0.80, C",
        "READY,         2,  0.01, -0.01, 0.13, 0.80, D",
        "READY,         2,  0.01, -0.01, 0.03, 0.75, B",
        "READY,         2,  0.01, -0.01, 0.03, 0.65, C",
        "READY,         2,  0.01, -0.01, 0.03, NaN,  B",
    })
    void oneConditionThatIsNotMetLowersIt(
            Level level, int dates, double aucLow, double brier, double ece, double coverage, Letter expected) {
        assertThat(letter(level, dates, aucLow, brier, ece, coverage)).isEqualTo(expected);
    }

    @Test
    void aModelThatIsNoBetterThanOneConstantIsNotShownToBeOfUse() {
        OriginReport origin = origin(
                comparison(ForecastMethod.RECENCY, -0.02, 0.01), comparison(ForecastMethod.CONSTANT, 0.2, 0.001));

        assertThat(GradeRules.of(readiness(Level.READY), List.of(origin), List.of(averages(0.02, 0.8)))
                        .letter())
                .isEqualTo(Letter.D);
    }

    @Test
    void itNamesItsConditionsAndTheRuleInWords() {
        Grade grade = grade(Level.READY, 2, 0.01, -0.01, 0.05, 0.8);

        assertThat(grade.conditions())
                .extracting(Condition::about)
                .containsExactly("readiness", "tests", "ranking", "calibration", "intervals");
        assertThat(grade.conditions())
                .extracting(Condition::found)
                .contains("expected calibration error 0.050", "80.0 % of the 80 % intervals hold");
        assertThat(grade.rule()).contains("The worst condition decides.");
    }

    private static Letter letter(Level level, int dates, double aucLow, double brier, double ece, double coverage) {
        return grade(level, dates, aucLow, brier, ece, coverage).letter();
    }

    private static Grade grade(Level level, int dates, double aucLow, double brier, double ece, double coverage) {
        List<OriginReport> origins = new ArrayList<>();
        for (int k = 0; k < dates; k++) {
            origins.add(origin(
                    comparison(ForecastMethod.RECENCY, aucLow, brier),
                    comparison(ForecastMethod.CONSTANT, 0.2, -0.05)));
        }
        return GradeRules.of(readiness(level), origins, List.of(averages(ece, coverage)));
    }

    private static Readiness readiness(Level level) {
        return new Readiness(DATE, 90, level, List.of(new Check(level, "customers", "some", "many", "")));
    }

    private static Comparison comparison(ForecastMethod against, double aucLow, double brier) {
        Interval none = new Interval(0, 0, 0);
        return new Comparison(
                against,
                new Interval(aucLow + 0.005, aucLow, aucLow + 0.01),
                new Interval(brier, brier - 0.001, brier + 0.001),
                none);
    }

    private static OriginReport origin(Comparison... comparisons) {
        return new OriginReport(
                new OriginReport.Window(true, DATE, DATE.plusDays(90), 90),
                new OriginReport.Customers(1_000, 1_000, 0.5),
                List.of(),
                List.of(),
                List.of(comparisons),
                List.of(),
                List.of(),
                null);
    }

    private static MethodAverage averages(double ece, double coverage) {
        return new MethodAverage(
                ForecastMethod.FOREST,
                new MethodAverage.Churn(0.8, 0.8, 0.15, 0.45, ece),
                new MethodAverage.Days(0.75, Double.NaN, Double.NaN, 20, 21),
                new MethodAverage.Intervals(coverage, 0.1, 0.1));
    }
}
