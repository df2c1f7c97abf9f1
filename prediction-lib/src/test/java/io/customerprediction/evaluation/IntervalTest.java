package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.model.report.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private final Random random = new Random(6);
    private final double[] risk = random.doubles(2_000).toArray();
    private final double[] noise = random.doubles(2_000).toArray();
    private final boolean[] churned = new boolean[risk.length];

    IntervalTest() {
        for (int i = 0; i < churned.length; i++) {
            churned[i] = random.nextDouble() < risk[i];
        }
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(Bootstrap.ofAuc(churned, risk, 200, 9)).isEqualTo(Bootstrap.ofAuc(churned, risk, 200, 9));
        assertThat(Bootstrap.ofAuc(churned, risk, 200, 9)).isNotEqualTo(Bootstrap.ofAuc(churned, risk, 200, 10));
    }

    @Test
    void theEstimateIsTheMeasureItselfAndLiesWithin() {
        Interval auc = Bootstrap.ofAuc(churned, risk, 500, 1);

        assertThat(auc.estimate()).isEqualTo(Discrimination.auc(churned, risk));
        assertThat(auc.estimate()).isBetween(auc.low(), auc.high());
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        assertThat(Bootstrap.ofAucDifference(churned, risk, risk, 50, 1)).isEqualTo(new Interval(0, 0, 0));
        assertThat(Bootstrap.ofBrierDifference(churned, risk, risk, 50, 1)).isEqualTo(new Interval(0, 0, 0));
        assertThat(Bootstrap.ofLogLossDifference(churned, risk, risk, 50, 1)).isEqualTo(new Interval(0, 0, 0));
    }

    @Test
    void theTrueRiskIsSignificantlyBetterThanNoise() {
        assertThat(Bootstrap.ofAucDifference(churned, risk, noise, 300, 1).low())
                .isPositive();
        assertThat(Bootstrap.ofBrierDifference(churned, risk, noise, 300, 1).high())
                .isNegative();
        assertThat(Bootstrap.ofLogLossDifference(churned, risk, noise, 300, 1).high())
                .isNegative();
    }

    @Test
    void theWidthIsThatOfTheNormalApproximation() {
        double[] loss = Losses.squared(churned, risk);
        double[] other = Losses.squared(churned, noise);
        double mean = Losses.brier(churned, risk) - Losses.brier(churned, noise);
        double squares = 0;
        for (int i = 0; i < loss.length; i++) {
            squares += Math.pow(loss[i] - other[i] - mean, 2);
        }
        double error = Math.sqrt(squares) / loss.length;

        Interval interval = Bootstrap.ofBrierDifference(churned, risk, noise, 4_000, 1);

        assertThat(interval.estimate()).isCloseTo(mean, within(1e-12));
        assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.1 * error));
        assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.1 * error));
    }

    @Test
    void drawsWithOneKindOfCustomerAreLeftOut() {
        Interval auc = Bootstrap.ofAuc(new boolean[] {true, false, false}, new double[] {.9, .1, .2}, 200, 1);

        assertThat(auc).isEqualTo(new Interval(1, 1, 1));
    }
}
