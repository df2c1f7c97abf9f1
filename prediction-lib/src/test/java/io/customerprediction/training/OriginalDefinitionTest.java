package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.evaluation.Learning;
import io.customerprediction.evaluation.OriginalDefinition;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.progress.Steps;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OriginalDefinitionTest {

    @Test
    void isAlmostPerfectOnCustomersWhoseFutureIsRandom() {
        RfmTable random = madeUp(1_500);

        OriginalDefinition original = measure(random, new int[1_500], 1);

        assertThat(original.accuracy()).isGreaterThan(0.98);
        assertThat(original.r2()).isGreaterThan(0.97);
        assertThat(original.customers()).hasSize(1_500).doesNotHaveDuplicates();
        assertThat(original.churnProbability()).hasSize(1_500);
    }

    @Test
    void churnIsARecencyAboveNinetyDays() {
        RfmTable table = madeUp(800);
        OriginalDefinition original = measure(table, new int[800], 1);

        for (int k = 0; k < 800; k++) {
            double recency = table.recency()[original.customers()[k]];
            if (Math.abs(recency - 90) > 10) {
                assertThat(original.churnProbability()[k] > 0.5).isEqualTo(recency > 90);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        RfmTable table = madeUp(200);

        assertThat(measure(table, new int[200], 5).days())
                .containsExactly(measure(table, new int[200], 5).days());
    }

    @Test
    void aLogWithoutAmountsWorks() {
        RfmTable table = madeUp(200);
        double[] unknown = new double[200];
        Arrays.fill(unknown, Double.NaN);
        RfmTable without =
                new RfmTable(table.recency(), table.frequency(), unknown, table.tenure(), table.purchaseDays());

        assertThat(measure(without, new int[200], 1).accuracy()).isGreaterThan(0.9);
    }

    @Test
    void tooFewCustomersAreRefused() {
        assertThatThrownBy(() -> measure(madeUp(4), new int[4], 1)).hasMessageContaining("five customers are needed");
    }

    private static OriginalDefinition measure(RfmTable table, int[] cluster, int seed) {
        TrainingOptions options = new TrainingOptions(null, 90, OptionalInt.empty(), seed, 2, false);
        Learning learning = LearningFromLog.of(MadeUpLog.empty().buys("c1", 1).log(), options);
        return OriginalDefinition.measure(table, cluster, seed, learning.original(), Steps.begin());
    }

    private static RfmTable madeUp(int n) {
        Random random = new Random(15);
        double[] recency = random.ints(n, 0, 400).asDoubleStream().toArray();
        double[] frequency = random.ints(n, 1, 30).asDoubleStream().toArray();
        double[] monetary = random.doubles(n, 1, 9_000).toArray();
        return new RfmTable(recency, frequency, monetary, recency, frequency);
    }
}
