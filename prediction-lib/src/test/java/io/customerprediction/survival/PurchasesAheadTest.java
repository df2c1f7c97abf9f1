package io.customerprediction.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PurchasesAheadTest {
    private static final PurchasesIfReturning PURCHASES =
            new PurchasesIfReturning(new double[] {0.4, 1.5, 3.1, 6.0}, 20, 0.8, 0.5);

    private static final PurchasesAhead AHEAD = new PurchasesAhead(curve(0.01), PURCHASES);

    private static SurvivalCurve curve(double hazard) {
        return new SurvivalCurve(new double[] {30, 360}, new double[] {30 * hazard, 200 * hazard});
    }

    @Test
    void stretchesBesideEachOtherAddUpToWhatIsExpectedInAll() {
        double orders = 0;
        double spend = 0;
        for (int week = 0; week < 12; week++) {
            orders += AHEAD.orders(7 * week, 7 * week + 7);
            spend += AHEAD.spend(7 * week, 7 * week + 7);
        }
        assertThat(orders).isCloseTo((1 - AHEAD.curve().at(84)) * PURCHASES.orders(84), within(1e-12));
        assertThat(spend).isCloseTo((1 - AHEAD.curve().at(84)) * PURCHASES.spend(84), within(1e-9));
    }

    @Test
    void theProbabilityOfAPurchaseFromTheFirstDayOnIsThatOfTheCurve() {
        assertThat(AHEAD.buying(0, 45)).isEqualTo(1 - AHEAD.curve().at(45));
        assertThat(AHEAD.buying(45, 45)).isZero();
    }

    @Test
    void aProbabilityIsNeitherBelowThatOfTheFirstReturnNorAboveTheExpectedOrders() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 500; trial++) {
            double[] further = new double[4];
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += 3 * random.nextDouble();
                further[k] = sum;
            }
            PurchasesAhead ahead = new PurchasesAhead(
                    curve(0.05 * random.nextDouble()),
                    new PurchasesIfReturning(further, 10, 0.05 + 2 * random.nextDouble(), random.nextDouble()));
            int from = random.nextInt(200);
            int to = from + 1 + random.nextInt(60);
            double first = ahead.curve().at(from) - ahead.curve().at(to);
            assertThat(ahead.buying(from, to)).isBetween(first - 1e-12, 1.0);
            assertThat(ahead.buying(from, to))
                    .isLessThanOrEqualTo(Math.max(
                            first * ahead.purchases().orders(to - from) + 1e-9, ahead.orders(from, to) + 1e-9));
            assertThat(ahead.ordersVariance(from, to)).isNotNegative();
            assertThat(ahead.spendVariance(from, to)).isNotNegative();
        }
    }

    @Test
    void aSecondMonthCountsThoseWhoReturnedInTheFirstOne() {
        double first = AHEAD.curve().at(30) - AHEAD.curve().at(60);
        assertThat(AHEAD.buying(30, 60)).isGreaterThan(first + 0.1);
    }

    @Test
    void theVarianceOfANearlyCertainSingleOrderIsSmall() {
        PurchasesAhead once = new PurchasesAhead(
                new SurvivalCurve(new double[] {30}, new double[] {20}),
                new PurchasesIfReturning(new double[] {0, 0, 0, 0}, 10, 0.5, 0));
        assertThat(once.orders(0, 30)).isCloseTo(1, within(1e-6));
        assertThat(once.ordersVariance(0, 30)).isCloseTo(0, within(1e-6));
        assertThat(once.spend(0, 30)).isCloseTo(10, within(1e-6));
    }

    @Test
    void withoutAmountsTheMoneyIsUnknown() {
        PurchasesAhead ahead = new PurchasesAhead(
                curve(0.01), new PurchasesIfReturning(new double[] {0.4, 1.5, 3.1, 6.0}, Double.NaN, 0.8, 0));
        assertThat(ahead.hasMoney()).isFalse();
        assertThat(ahead.spend(0, 30)).isNaN();
        assertThat(ahead.spendVariance(0, 30)).isNaN();
    }
}
