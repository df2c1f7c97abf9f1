package io.customerprediction.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BgNbdTest {
    /** The published parameters of the CDNOW sample, in weeks. */
    private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

    @Test
    void aOneTimeBuyerCannotHaveLeftInThisModel() {
        assertThat(CDNOW.alive(0, 0, 39)).isEqualTo(1);
        assertThat(CDNOW.noPurchaseWithin(0, 0, 39, 0)).isEqualTo(1);
        assertThat(CDNOW.noPurchaseWithin(0, 0, 38.86, 39)).isCloseTo(Math.pow(43.274 / 82.274, 0.243), within(1e-12));
    }

    @Test
    void theProbabilityToBeAliveIsThePublishedFormula() {
        double left = 0.793 / (2.426 + 2 - 1) * Math.pow((4.414 + 38.86) / (4.414 + 30.43), 0.243 + 2);

        assertThat(CDNOW.alive(2, 30.43, 38.86)).isCloseTo(1 / (1 + left), within(1e-12));
    }

    @Test
    void aRegularCustomerAfterALongGapHasProbablyLeftAndARecentOneIsAlive() {
        assertThat(CDNOW.alive(20, 10, 39)).isLessThan(1e-8);
        assertThat(CDNOW.alive(20, 38.5, 39)).isGreaterThan(0.9);
        assertThat(CDNOW.alive(5_000, 1, 400)).isZero();
    }

    @Test
    void aPurchaseIsMoreLikelyInALongerTime() {
        Random random = new Random(10);
        for (int round = 0; round < 500; round++) {
            int repeats = random.nextInt(30);
            double seen = 60 * random.nextDouble();
            double last = repeats == 0 ? 0 : seen * random.nextDouble();
            double before = 1;
            for (double ahead = 0.25; ahead < 60; ahead *= 1.7) {
                double none = CDNOW.noPurchaseWithin(repeats, last, seen, ahead);
                assertThat(none).isBetween(0.0, before);
                before = none;
            }
        }
    }

    @Test
    void expectedTimeIsTheAreaUnderTheSurvivalCurve() {
        BgNbd shapeOfOne = new BgNbd(1, 4.414, 0.793, 2.426);
        for (BgNbd model : new BgNbd[] {CDNOW, shapeOfOne}) {
            for (int repeats : new int[] {0, 1, 12}) {
                double last = repeats == 0 ? 0 : 25;
                assertThat(model.expectedTime(repeats, last, 30, 51.4))
                        .isCloseTo(area(model, repeats, last), within(1e-4));
            }
        }
    }

    private static double area(BgNbd model, int repeats, double last) {
        int steps = 20_000;
        double area = 0;
        for (int k = 0; k < steps; k++) {
            area += model.noPurchaseWithin(repeats, last, 30, (k + 0.5) * 51.4 / steps) * 51.4 / steps;
        }
        return area;
    }

    @Test
    void anyTimeUnitGivesTheSameAnswer() {
        BgNbd inDays = new BgNbd(0.243, 7 * 4.414, 0.793, 2.426);

        assertThat(inDays.noPurchaseWithin(3, 140, 210, 90))
                .isCloseTo(CDNOW.noPurchaseWithin(3, 20, 30, 90 / 7.0), within(1e-12));
        assertThat(inDays.expectedTime(3, 140, 210, 360))
                .isCloseTo(7 * CDNOW.expectedTime(3, 20, 30, 360 / 7.0), within(1e-9));
    }

    @Test
    void impossibleParametersAreRefused() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new BgNbd(bad, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new BgNbd(1, 1, 1, bad)).hasMessageContaining("above 0 and finite");
        }
    }
}
