package io.customerprediction.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchasesIfReturningTest {
    private static final PurchasesIfReturning SOME = purchases(0.5, 40);

    @Test
    void whoReturnsHasBoughtOnceAndFurtherPurchasesLieOnALineBetweenKnownDays() {
        assertThat(SOME.orders(0)).isEqualTo(1);
        assertThat(SOME.orders(15)).isCloseTo(1.2, within(1e-12));
        assertThat(SOME.orders(30)).isCloseTo(1.4, within(1e-12));
        assertThat(SOME.orders(60)).isCloseTo(1.8, within(1e-12));
        assertThat(SOME.orders(720)).isCloseTo(1 + 3 + 2 * 1.2, within(1e-12));
        assertThat(SOME.spend(60)).isCloseTo(1.8 * 40, within(1e-9));
    }

    @Test
    void nothingFallsAsTheTimeGrows() {
        double before = 0;
        for (int days = 1; days <= 730; days++) {
            assertThat(SOME.orders(days)).isGreaterThanOrEqualTo(before);
            before = SOME.orders(days);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.2", "0.9, 0.2", "0.98, 0.2", "0.98, 3", "0.6, 0.02"})
    void aTenthOfTheOutcomesIsOnEachSideOfTheIntervalAsNearlyAsWholeNumbersAllow(double returning, double dispersion) {
        PurchasesIfReturning purchases = purchases(dispersion, 40);
        int p10 = purchases.ordersExceeded(0.9, returning, 360);
        int p90 = purchases.ordersExceeded(0.1, returning, 360);
        Random random = new Random(3);
        int n = 40_000;
        int[] outcomes = new int[200];
        for (int i = 0; i < n; i++) {
            int orders = random.nextDouble() < returning ? 1 + negativeBinomial(random, 3, dispersion) : 0;
            outcomes[Math.min(199, orders)]++;
        }

        assertThat(p10).isLessThanOrEqualTo(p90);
        assertNearest(outcomes, n, p90, 0.1);
        assertNearest(outcomes, n, p10, 0.9);
    }

    /** No neighbour of the number has a share above it that is nearer to the wanted one. */
    private static void assertNearest(int[] outcomes, int n, int found, double wanted) {
        double off = Math.abs(above(outcomes, n, found) - wanted);
        assertThat(off).isLessThanOrEqualTo(Math.abs(above(outcomes, n, found + 1) - wanted) + 0.01);
        if (found > 0) {
            assertThat(off).isLessThanOrEqualTo(Math.abs(above(outcomes, n, found - 1) - wanted) + 0.01);
        }
    }

    private static double above(int[] outcomes, int n, int number) {
        int sum = 0;
        for (int k = number + 1; k < outcomes.length; k++) {
            sum += outcomes[k];
        }
        return sum / (double) n;
    }

    /** A Poisson number whose mean has a gamma distribution, made of its Erlang or exponential parts by steps of time. */
    private static int negativeBinomial(Random random, double mean, double dispersion) {
        double size = 1 / dispersion;
        double p = size / (size + mean);
        double u = random.nextDouble();
        double probability = Math.pow(p, size);
        int k = 0;
        while (u > probability && k < 199) {
            u -= probability;
            probability *= (k + size) / (k + 1) * (1 - p);
            k++;
        }
        return k;
    }

    @Test
    void theIntervalOfTheSpendHoldsTheExpectedShareOfALogNormalSpend() {
        double p90 = SOME.spendExceeded(0.1, 0.8, 90);
        double p10 = SOME.spendExceeded(0.9, 0.95, 90);

        assertThat(p90).isGreaterThan(SOME.spend(90));
        assertThat(p10).isBetween(1.0, SOME.spend(90));
    }

    @Test
    void whereAReturnIsLessLikelyThanATenthTheIntervalIsZero() {
        assertThat(SOME.ordersExceeded(0.1, 0.08, 90)).isZero();
        assertThat(SOME.spendExceeded(0.1, 0.08, 90)).isZero();
        assertThat(SOME.ordersExceeded(0.1, 0, 90)).isZero();
        assertThat(SOME.spendExceeded(0.9, 0.89, 90)).isZero();
    }

    @Test
    void veryManyPurchasesHaveAnIntervalToo() {
        PurchasesIfReturning daily = new PurchasesIfReturning(new double[] {29, 89, 179, 359}, 5, 0.02, 0.1);

        assertThat(daily.ordersExceeded(0.1, 1, 730)).isBetween(730, 900);
        assertThat(daily.ordersExceeded(0.9, 1, 730)).isBetween(500, 730);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new PurchasesIfReturning(new double[] {1, 0.5, 2, 3}, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never fall");
        assertThatThrownBy(() -> new PurchasesIfReturning(new double[] {1}, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> purchases(0, 40)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> purchases(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PurchasesIfReturning purchases(double dispersion, double value) {
        return new PurchasesIfReturning(new double[] {0.4, 1.2, 1.8, 3}, value, dispersion, 0.5);
    }
}
