package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    private final Random random = new Random(13);

    @Test
    void findsTheWeightsThatMadeTheLabels() {
        double[][] rows = new double[40_000][];
        boolean[] label = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {5 + 2 * random.nextGaussian(), random.nextGaussian() / 10};
            double p = 1 / (1 + Math.exp(-(-3 + 0.5 * rows[i][0] + 8 * rows[i][1])));
            label[i] = random.nextDouble() < p;
        }

        LogisticRegression model = LogisticRegression.fit(rows, label, 1e-3);

        assertThat(model.intercept()).isCloseTo(-3, within(0.15));
        assertThat(model.weights()).containsExactly(new double[] {0.5, 8}, within(0.25));
    }

    @Test
    void theMeanPredictionIsTheShareOfTheLabel() {
        double[][] rows = new double[500][];
        boolean[] label = new boolean[rows.length];
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextDouble()};
            label[i] = random.nextInt(4) == 0;
            sum += label[i] ? 1 : 0;
        }
        LogisticRegression model = LogisticRegression.fit(rows, label, 1);
        double predicted = 0;
        for (double[] row : rows) {
            predicted += model.probability(row);
        }
        assertThat(predicted).isCloseTo(sum, within(1e-6));
    }

    @Test
    void equalsScikitLearnOnASmallCase() {
        double[][] rows = {{1, 7}, {2, 3}, {3, 9}, {4, 1}, {5, 8}, {6, 2}, {7, 6}, {8, 4}};
        boolean[] label = {false, false, true, false, false, true, true, true};

        LogisticRegression model = LogisticRegression.fit(rows, label, 1);

        assertThat(model.intercept()).isCloseTo(-2.36889, within(1e-5));
        assertThat(model.weights()).containsExactly(new double[] {0.425142, 0.0911946}, within(1e-6));
    }

    @Test
    void perfectlySeparableLabelsStillGiveFiniteWeights() {
        double[][] rows = {{1}, {2}, {3}, {4}};

        LogisticRegression model = LogisticRegression.fit(rows, new boolean[] {false, false, true, true}, 0.01);

        assertThat(model.weights()[0]).isBetween(1.0, 100.0);
        assertThat(model.probability(1)).isLessThan(0.05);
        assertThat(model.probability(4)).isGreaterThan(0.95);
    }

    @Test
    void aSingleLabelAndConstantColumnsAreAccepted() {
        double[][] rows = {{1, 5}, {2, 5}, {3, 5}};

        LogisticRegression model = LogisticRegression.fit(rows, new boolean[] {true, true, true}, 1);

        assertThat(model.probability(2, 5)).isBetween(0.999, 1.0);
        assertThat(model.weights()[1]).isZero();
    }
}
