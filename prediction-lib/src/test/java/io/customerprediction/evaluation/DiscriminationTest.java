package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscriminationTest {

    @Test
    void aPerfectOrderHasAnAucOfOneAndAReversedOneOfZero() {
        boolean[] churned = {false, false, true, true};

        assertThat(Discrimination.auc(churned, new double[] {.1, .2, .3, .4})).isEqualTo(1);
        assertThat(Discrimination.auc(churned, new double[] {.4, .3, .2, .1})).isZero();
    }

    @Test
    void tiesCountOneHalf() {
        assertThat(Discrimination.auc(new boolean[] {true, false, true}, new double[] {.5, .5, .5}))
                .isEqualTo(0.5);
        assertThat(Discrimination.auc(new boolean[] {true, false}, new double[] {0.0, -0.0}))
                .isEqualTo(0.5);
    }

    @Test
    void withoutBothKindsOfCustomersThereIsNoAuc() {
        assertThat(Discrimination.auc(new boolean[] {true, true}, new double[] {.1, .2}))
                .isNaN();
        assertThat(Discrimination.auc(new boolean[0], new double[0])).isNaN();
        assertThat(Discrimination.averagePrecision(new boolean[] {false}, new double[] {.1}))
                .isNaN();
    }

    @Test
    void aucEqualsTheShareOfPairsInOrder() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            boolean[] churned = flags(random);
            double[] score = scores(random, churned.length, 1 + random.nextInt(12));
            assertThat(Discrimination.auc(churned, score)).isEqualTo(pairsInOrder(churned, score), within(1e-12));
        }
    }

    @Test
    void aWeightIsTheSameAsRepeatingTheCustomer() {
        boolean[] churned = {true, false, true, false};
        double[] score = {.4, .3, .2, .3};

        double weighted = Discrimination.weightedAuc(churned, score).applyAsDouble(new int[] {2, 1, 0, 3});
        double repeated = Discrimination.auc(
                new boolean[] {true, true, false, false, false, false}, new double[] {.4, .4, .3, .3, .3, .3});

        assertThat(weighted).isEqualTo(repeated);
    }

    @Test
    void averagePrecisionOfARandomOrderIsNearTheShareThatChurned() {
        Random random = new Random(3);
        boolean[] churned = new boolean[20_000];
        for (int i = 0; i < churned.length; i++) {
            churned[i] = random.nextInt(10) < 3;
        }
        assertThat(Discrimination.averagePrecision(churned, scores(random, churned.length, 1_000_000)))
                .isCloseTo(0.3, within(0.02));
    }

    @Test
    void averagePrecisionTakesTiedCustomersTogether() {
        assertThat(Discrimination.averagePrecision(new boolean[] {true, false}, new double[] {.5, .5}))
                .isEqualTo(0.5);
        assertThat(Discrimination.averagePrecision(new boolean[] {false, true}, new double[] {.5, .5}))
                .isEqualTo(0.5);
    }

    @Test
    void aMissingPredictionIsRefused() {
        assertThatThrownBy(() -> Discrimination.auc(new boolean[] {true, false}, new double[] {.1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1 is NaN");
    }

    private static boolean[] flags(Random random) {
        boolean[] flags = new boolean[2 + random.nextInt(30)];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = random.nextBoolean();
        }
        return flags;
    }

    private static double[] scores(Random random, int n, int levels) {
        return random.ints(n, 0, levels).mapToDouble(v -> v / 7.0).toArray();
    }

    private static double pairsInOrder(boolean[] churned, double[] score) {
        double inOrder = 0;
        int pairs = 0;
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score.length; j++) {
                if (churned[i] && !churned[j]) {
                    pairs++;
                    inOrder += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                }
            }
        }
        return inOrder / pairs;
    }
}
