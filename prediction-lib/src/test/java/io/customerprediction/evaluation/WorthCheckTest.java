package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.CustomerHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorthCheckTest {
    private static final int AS_OF = 1_000;

    private static CustomerHistory history(int... daysAfter) {
        return history(10, daysAfter);
    }

    private static CustomerHistory history(double amount, int... daysAfter) {
        int[] days = new int[daysAfter.length + 1];
        days[0] = AS_OF - 5;
        for (int i = 0; i < daysAfter.length; i++) {
            days[i + 1] = AS_OF + daysAfter[i];
        }
        short[] orders = new short[days.length];
        Arrays.fill(orders, (short) 1);
        long[] amounts = new long[days.length];
        boolean hasAmounts = !Double.isNaN(amount);
        Arrays.fill(amounts, hasAmounts ? Math.round(amount * 1_000_000) : 0);
        return CustomerHistory.of(days, amounts, orders, hasAmounts);
    }

    private static double[] all(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void purchaseDaysWithinTheWindowCount() {
        List<CustomerHistory> histories = List.of(history(), history(1, 30), history(0, 31, 200));
        WorthCheck check = WorthCheck.of(
                new PastWorth(AS_OF, 30, all(3, 1), all(3, 5), all(3, 0), new double[] {0, 19, 20}), histories, 1);
        assertThat(check.orders()).isEqualTo(2);
        assertThat(check.expectedOrders()).isEqualTo(3);
        assertThat(check.ordersRatio().estimate()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(check.spend()).isEqualTo(20);
        assertThat(check.expectedSpend()).isEqualTo(15);
        assertThat(check.inside()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void withoutAmountsOnlyOrdersAreCompared() {
        WorthCheck check = WorthCheck.of(
                new PastWorth(AS_OF, 30, all(2, 0.5), all(2, Double.NaN), all(2, Double.NaN), all(2, Double.NaN)),
                List.of(history(Double.NaN, 1), history(Double.NaN)),
                1);
        assertThat(check.ordersRatio().estimate()).isEqualTo(1);
        assertThat(check.spendRatio().estimate()).isNaN();
        assertThat(check.inside()).isNaN();
    }

    @Test
    void trueForecastsAreWithinTheIntervalNineteenTimesInTwenty() {
        SplittableRandom random = new SplittableRandom(7);
        int holds = 0;
        for (int round = 0; round < 60; round++) {
            List<CustomerHistory> histories = new ArrayList<>();
            double[] orders = new double[200];
            for (int i = 0; i < orders.length; i++) {
                orders[i] = random.nextDouble();
                histories.add(random.nextDouble() < orders[i] ? history(1 + random.nextInt(30)) : history());
            }
            double[] spend = Arrays.stream(orders).map(o -> 10 * o).toArray();
            WorthCheck check =
                    WorthCheck.of(new PastWorth(AS_OF, 30, orders, spend, all(200, 0), all(200, 10)), histories, round);
            holds += check.ordersRatio().low() <= 1 && check.ordersRatio().high() >= 1 ? 1 : 0;
            assertThat(check.spendRatio().estimate())
                    .isCloseTo(check.ordersRatio().estimate(), within(1e-9));
        }
        assertThat(holds).isBetween(50, 60);
    }

    @Test
    void aHistoryForEachForecastIsNeeded() {
        PastWorth one = new PastWorth(AS_OF, 30, all(1, 1), all(1, 1), all(1, 0), all(1, 2));
        assertThatThrownBy(() -> WorthCheck.of(one, List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PastWorth(AS_OF, 30, all(1, 1), all(2, 1), all(1, 0), all(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PastWorth(AS_OF, 0, all(1, 1), all(1, 1), all(1, 0), all(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
