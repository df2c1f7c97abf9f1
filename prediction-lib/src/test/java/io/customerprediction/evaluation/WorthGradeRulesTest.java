package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.Grade.Letter;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.WorthGrade;
import io.customerprediction.model.report.WorthReport;
import io.customerprediction.model.report.WorthReport.Figures;
import io.customerprediction.model.report.WorthReport.Method;
import io.customerprediction.model.report.WorthReport.Misses;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorthGradeRulesTest {
    private static final LocalDate DATE = LocalDate.of(2024, 3, 1);
    private static final Misses GOOD = new Misses(0, 0.1);

    @ParameterizedTest
    @CsvSource({
        // ratio, Gini, error, above, grade
        "1.05, 0.70, 0.10, 0.09, A",
        "0.91, 0.696, 0.15, 0.15, A",
        "1.20, 0.70, 0.10, 0.09, B",
        "1.05, 0.69, 0.10, 0.09, B",
        "1.05, 0.70, 0.25, 0.09, B",
        "1.05, 0.70, 0.10, 0.03, B",
        "1.05, 0.70, 0.10, 0.18, B",
        "1.40, 0.70, 0.10, 0.09, C",
        "1.05, 0.50, 0.10, 0.09, C",
        "1.05, 0.70, 0.10, 0.30, C",
        "1.60, 0.70, 0.10, 0.09, D",
        "1.05, 0.10, 0.10, 0.09, D",
        "1.05, 0.70, 0.70, 0.09, D"
    })
    void theWorstConditionDecides(double ratio, double gini, double error, double above, Letter letter) {
        Figures figures = new Figures(ratio * 100, 100, gini, 0.5, error, 1);
        WorthReport orders = report(figures, null, new Misses(0, above), null);
        WorthReport spend = report(figures(), figures, GOOD, new Misses(0, above));

        assertThat(grade(orders).letter()).isEqualTo(letter);
        assertThat(grade(spend).letter()).isEqualTo(letter);
        assertThat(grade(orders).conditions()).hasSize(4);
        assertThat(grade(spend).conditions()).hasSize(8);
    }

    @Test
    void errorsOfTheTotalInBothDirectionsDoNotCancel() {
        WorthReport high = report(new Figures(120, 100, 0.7, 0.5, 0.1, 1), null, GOOD, null);
        WorthReport low = report(new Figures(80, 100, 0.7, 0.5, 0.1, 1), null, GOOD, null);

        WorthGrade grade = WorthGradeRules.of(List.of(origin(true, high), origin(true, low)))
                .orElseThrow();
        assertThat(grade.letter()).isEqualTo(Letter.B);
        assertThat(grade.conditions().get(0).found()).contains("differ by 20.0 %");
    }

    @Test
    void whatWasNotTestedAtAGradedDateHasNoGrade() {
        assertThat(WorthGradeRules.of(List.of())).isEmpty();
        assertThat(WorthGradeRules.of(List.of(origin(true, null)))).isEmpty();
        assertThat(WorthGradeRules.of(List.of(origin(false, report(figures(), null, GOOD, null)))))
                .isEmpty();
    }

    private static Figures figures() {
        return new Figures(100, 100, 0.7, 0.5, 0.1, 1);
    }

    private static WorthGrade grade(WorthReport report) {
        return WorthGradeRules.of(List.of(origin(true, report))).orElseThrow();
    }

    private static WorthReport report(
            Figures orders, @Nullable Figures spend, Misses orderMisses, @Nullable Misses spendMisses) {
        Figures simple = new Figures(150, 100, 0.7, 0.4, 0.5, 2);
        return new WorthReport(
                List.of(
                        new Method(ForecastMethod.FOREST, orders, spend),
                        new Method(ForecastMethod.FOREST_ON_FOUR_INPUTS, new Figures(1, 1, 1, 1, 0, 0), null),
                        new Method(ForecastMethod.OWN_RATE, simple, spend == null ? null : simple)),
                orderMisses,
                spendMisses,
                List.of());
    }

    private static OriginReport origin(boolean graded, @Nullable WorthReport worth) {
        return new OriginReport(
                new OriginReport.Window(graded, DATE, DATE.plusDays(90), 90),
                new OriginReport.Customers(1_000, 1_000, 0.5),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                worth);
    }
}
