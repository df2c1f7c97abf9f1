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

    /** The probability to leave counts as its mean: the formula is a few percent too low over a long time. */
    @Test
    void furtherPurchasesOfAReturnAreNearlyThoseOfSimulatedCustomers() {
        BgNbd model = new BgNbd(2, 40, 6, 18);
        Random random = new Random(11);
        for (double ahead : new double[] {10, 60, 200}) {
            int returned = 0;
            int further = 0;
            for (int i = 0; i < 60_000; i++) {
                // a customer with 3 purchases in 50 days who has not left: rate Gamma(2 + 2, 40 + 50), leaving Beta(6,
                // 18 + 2)
                double rate = gamma(random, 4) / 90;
                double leaves = gamma(random, 6);
                leaves /= leaves + gamma(random, 20);
                int purchases = 0;
                double time = gamma(random, 1) / rate;
                while (time <= ahead) {
                    purchases++;
                    time = random.nextDouble() < leaves ? Double.POSITIVE_INFINITY : time + gamma(random, 1) / rate;
                }
                returned += purchases > 0 ? 1 : 0;
                further += Math.max(0, purchases - 1);
            }
            double mean = further / (double) returned;
            assertThat(model.furtherIfReturning(2, 50, ahead)).isCloseTo(mean, within(0.08 * mean));
        }
    }

    private static double gamma(Random random, int shape) {
        double sum = 0;
        for (int k = 0; k < shape; k++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }

    @Test
    void furtherPurchasesAreNoneAtOnceAndGrowWithTheTime() {
        double before = 0;
        assertThat(CDNOW.furtherIfReturning(3, 30, 1e-6)).isCloseTo(0, within(1e-6));
        for (double ahead = 0.1; ahead < 200; ahead *= 1.5) {
            double further = CDNOW.furtherIfReturning(3, 30, ahead);
            assertThat(further).isGreaterThanOrEqualTo(before);
            before = further;
        }
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
