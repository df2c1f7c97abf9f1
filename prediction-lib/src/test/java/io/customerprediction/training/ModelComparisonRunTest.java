package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.evaluation.Learning;
import io.customerprediction.evaluation.ModelComparison;
import io.customerprediction.evaluation.ModelComparison.Refits;
import io.customerprediction.evaluation.Scope;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.progress.Steps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Which days champion and challenger are trained on, and which they are compared on. */
class ModelComparisonRunTest {
    private static final int HORIZON = 60;
    private static final TrainingOptions OPTIONS = new TrainingOptions(null, HORIZON, OptionalInt.empty(), 1, 2, false);
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(250, 420, 21).log();
    private static final int LAST = LOG.lastDay();

    private final List<Integer> challengerDays = new ArrayList<>();
    private final List<Integer> championDays = new ArrayList<>();

    @Test
    void aChampionThatIsOlderThanTheWindowIsComparedAsItIs() {
        ForecastModel champion = modelOf(LOG, LAST - HORIZON);

        ModelComparison comparison = compare(LOG, champion, LAST);

        assertThat(comparison.window())
                .isEqualTo(new ModelComparison.Window(LocalDate.ofEpochDay(LAST - HORIZON), HORIZON, false));
        assertThat(challengerDays).containsExactly(LAST - HORIZON);
        assertThat(championDays).isEmpty();
        assertThat(comparison.logLossDifference().estimate())
                .as("the same training")
                .isZero();
    }

    @Test
    void aChampionThatHasSeenADayOfTheWindowIsTrainedAgainWithoutIt() {
        ModelComparison comparison = compare(LOG, modelOf(LOG, LAST - HORIZON + 1), LAST);

        assertThat(comparison.window().championRefitted()).isTrue();
        assertThat(championDays).containsExactly(LAST - HORIZON);
        assertThat(comparison.logLossDifference().estimate()).isZero();
    }

    @Test
    void daysAfterTheScopeChangeNothing() {
        int last = LAST - 100;
        ForecastModel champion = modelOf(LOG, last - HORIZON - 30);

        assertThat(compare(LOG, champion, last)).isEqualTo(compare(LOG.upTo(last), champion, last));
    }

    @Test
    void aShortLogIsComparedOnThirtyDaysAndAVeryShortOneNotAtAll() {
        ForecastModel champion = modelOf(LOG, LOG.firstDay() + 60);
        int shortEnd = LOG.firstDay() + 3 * HORIZON - 1;

        assertThat(compare(LOG, champion, shortEnd).window().days()).isEqualTo(30);
        assertThat(ModelComparison.of(
                        LOG, champion, new Scope(LOG.firstDay() + 89, HORIZON, 1), refits(LOG), Steps.begin()))
                .isEmpty();
    }

    @Test
    void modelsWithAndWithoutAmountsAreNotCompared() {
        PurchaseLog without = MadeUpLog.withoutAmounts().shoppers(150, 420, 22).log();
        Scope scope = new Scope(without.lastDay(), HORIZON, 1);

        assertThat(ModelComparison.of(without, modelOf(LOG, LAST - 90), scope, refits(without), Steps.begin()))
                .isEmpty();
    }

    @Test
    void whatIsThrownByProgressEndsTheComparison() {
        TrainedModel champion = Training.run(
                LOG,
                new TrainingOptions(LocalDate.ofEpochDay(LAST - HORIZON), HORIZON, OptionalInt.empty(), 1, 2, true),
                (phase, done) -> {});

        assertThat(Training.compare(LOG, champion.bundle(), OPTIONS, (phase, done) -> {}))
                .isPresent();
        assertThatThrownBy(() -> Training.compare(LOG, champion.bundle(), OPTIONS, (phase, done) -> {
                    throw new IllegalStateException("cancelled");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cancelled");
    }

    private ModelComparison compare(PurchaseLog log, ForecastModel champion, int lastDay) {
        return ModelComparison.of(log, champion, new Scope(lastDay, HORIZON, 1), refits(log), Steps.begin())
                .orElseThrow();
    }

    private Refits refits(PurchaseLog log) {
        Learning.Models models = LearningFromLog.of(log, OPTIONS).models();
        return new Refits(
                (day, steps) -> {
                    challengerDays.add(day);
                    return models.asOf(day, steps);
                },
                (day, steps) -> {
                    championDays.add(day);
                    return models.asOf(day, steps);
                });
    }

    private static ForecastModel modelOf(PurchaseLog log, int day) {
        return LearningFromLog.of(log, OPTIONS)
                .models()
                .asOf(day, Steps.begin())
                .model();
    }
}
