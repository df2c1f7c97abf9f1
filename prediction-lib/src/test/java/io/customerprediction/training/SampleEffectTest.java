package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.evaluation.Backtest;
import io.customerprediction.evaluation.Scope;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.labels.Windows;
import io.customerprediction.model.report.SampleEffect;
import io.customerprediction.progress.Steps;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleEffectTest {
    private static final int DAYS = 400;
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(400, DAYS, 17).log();
    private static final int AS_OF = LOG.lastDay() - 60;
    private static final TrainingOptions OPTIONS = new TrainingOptions(null, 60, OptionalInt.of(4), 1, 2, false);
    private static final Backtest TEST = new Backtest(
            LOG,
            AS_OF,
            new Scope(LOG.lastDay(), 60, 1),
            LearningFromLog.of(LOG, OPTIONS).models(),
            Steps.begin());

    @Test
    void withoutSamplingThereIsNoEffectOfASample() {
        SampleEffect all = TEST.sampleEffect(ModelFit.MOST_ROWS, Steps.begin());

        assertThat(all.rows())
                .isEqualTo(all.learntFrom())
                .isEqualTo(examples(Integer.MAX_VALUE).size());
        assertThat(all.auc()).isBetween(0.5, 1.0);
        assertThat(all.aucOfHalf()).isNaN();
    }

    @Test
    void theCostOfASampleIsEstimatedFromHalfOfIt() {
        SampleEffect effect = TEST.sampleEffect(1_000, Steps.begin());

        assertThat(effect.rows()).isGreaterThan(1_000);
        assertThat(effect.learntFrom()).isEqualTo(1_000);
        assertThat(effect.aucOfHalf()).isCloseTo(TEST.auc(TEST.modelOf(500, Steps.begin())), within(1e-12));
    }

    @Test
    void aSampleIsNoLargerThanAskedForAndTheSameShareOfEachDate() {
        int[] all = byDate(examples(Integer.MAX_VALUE));
        Examples sample = examples(1_000);
        int[] few = byDate(sample);

        assertThat(sample.size()).isBetween(980, 1_000);
        double share = 1_000.0 / Arrays.stream(all).sum();
        for (int date = 0; date < all.length; date++) {
            assertThat((double) few[date]).isCloseTo(share * all[date], within(1.0));
        }
    }

    private static Examples examples(int most) {
        int[] dates = Windows.before(LOG.firstDay(), AS_OF, Windows.A_YEAR);
        return new ExamplesBuilder(LOG, dates, AS_OF).build(most);
    }

    private static int[] byDate(Examples examples) {
        int[] counts = new int[Windows.A_YEAR];
        IntStream.of(examples.window()).forEach(date -> counts[date]++);
        return counts;
    }
}
