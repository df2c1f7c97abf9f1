package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossesTest {
    private final boolean[] churned = {true, false, true};

    @Test
    void aCertainAndRightPredictionHasNoLoss() {
        double[] p = {1, 0, 1};

        assertThat(Losses.brier(churned, p)).isCloseTo(0, within(1e-11));
        assertThat(Losses.logLoss(churned, p)).isCloseTo(0, within(2e-6));
    }

    @Test
    void aHalfForAllHasABrierScoreOfAQuarterAndALogLossOfLogTwo() {
        double[] p = {.5, .5, .5};

        assertThat(Losses.brier(churned, p)).isEqualTo(0.25);
        assertThat(Losses.logLoss(churned, p)).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void aCertainAndWrongPredictionHasAFiniteLoss() {
        assertThat(Losses.logLoss(new boolean[] {true}, new double[] {0})).isCloseTo(-Math.log(1e-6), within(1e-9));
    }

    @Test
    void withoutCustomersTheLossIsUndefined() {
        assertThat(Losses.brier(new boolean[0], new double[0])).isNaN();
    }
}
