package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.evaluation.ReadinessCheck;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.progress.Progress;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongHorizonTest {
    @Test
    void aYearlyHorizonIsTestedOnThePastOfTheLog() {
        PurchaseLog log = MadeUpLog.empty().shoppers(800, 1_000, 41).log();

        EvaluationReport report = Training.evaluate(log, options(365), Progress.NONE);

        assertThat(report.results().origins()).isNotEmpty();
        assertThat(report.results().origins().get(0).churn().get(0).brier()).isBetween(0.0, 0.3);
    }

    @Test
    void twoYearsAheadAreForecast() {
        PurchaseLog log = MadeUpLog.empty().shoppers(150, 1_660, 41).log();

        CustomerPredictor predictor = new CustomerPredictor(
                Training.run(log, options(730), Progress.NONE).bundle());

        assertThat(predictor.model().horizonDays()).isEqualTo(730);
        assertThat(predictor
                        .predict(log.history(0), LocalDate.ofEpochDay(log.lastDay()))
                        .orElseThrow()
                        .expectedDays())
                .isBetween(0.5, 360.0);
    }

    @Test
    void aLogThatIsTooShortForTheHorizonIsRefusedWithTheDaysThatAreMissing() {
        PurchaseLog log = MadeUpLog.empty().shoppers(600, 500, 42).log();

        Readiness readiness = ReadinessCheck.of(log, LocalDate.ofEpochDay(log.lastDay()), 730);

        assertThat(readiness.level()).isEqualTo(Readiness.Level.NOT_READY);
        assertThat(readiness.reasons())
                .extracting(Readiness.Check::needed)
                .contains("1,480 days (at least 750) for a horizon of 730");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 731})
    void otherHorizonsAreRefused(int horizon) {
        assertThatIllegalArgumentException().isThrownBy(() -> options(horizon)).withMessageContaining("give 7 to 730");
    }

    private static TrainingOptions options(int horizon) {
        return new TrainingOptions(null, horizon, OptionalInt.of(3), 1, 2, true);
    }
}
