package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.CustomerHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastCheckTest {
    private static final int AS_OF = 20_000;
    private static final int WINDOW = 30;
    private static final int FOLLOWED = 60;

    private final Random random = new Random(14);
    private final double[] rate = random.doubles(4_000, 0.001, 0.08).toArray();
    private final List<CustomerHistory> histories =
            Arrays.stream(rate).mapToObj(this::customer).toList();

    /** Buys each day with the same probability, the first time long ago. */
    private CustomerHistory customer(double rate) {
        List<Integer> days = new ArrayList<>(List.of(AS_OF - 400));
        for (int day = AS_OF - 399; day <= AS_OF + FOLLOWED; day++) {
            if (random.nextDouble() < rate) {
                days.add(day);
            }
        }
        return history(days.stream().mapToInt(Integer::intValue).toArray());
    }

    private static CustomerHistory history(int... days) {
        short[] orders = new short[days.length];
        Arrays.fill(orders, (short) 1);
        return CustomerHistory.of(days, new long[days.length], orders, false);
    }

    private PastForecasts forecasts(int window, DoubleUnaryOperator said) {
        double[] back = Arrays.stream(rate)
                .map(r -> said.applyAsDouble(-Math.expm1(window * Math.log1p(-r))))
                .toArray();
        double[] p10 = Arrays.stream(rate).map(r -> quantile(r, 0.1)).toArray();
        double[] p90 = Arrays.stream(rate).map(r -> quantile(r, 0.9)).toArray();
        return new PastForecasts(AS_OF, window, back, p10, p90);
    }

    private static double quantile(double rate, double share) {
        double day = Math.rint(Math.log1p(-share) / Math.log1p(-rate));
        return day > 360 ? Double.POSITIVE_INFINITY : Math.max(1, day + (share < 0.5 ? 1 : 0));
    }

    private ForecastCheck check(DoubleUnaryOperator said) {
        return ForecastCheck.of(forecasts(WINDOW, said), histories, 1);
    }

    @Test
    void rightProbabilitiesAreGreen() {
        ForecastCheck right = check(p -> p);

        assertThat(right.state()).isEqualTo(ForecastState.GREEN);
        assertThat(right.ratio().low()).isLessThan(1);
        assertThat(right.ratio().high()).isGreaterThan(1);
        assertThat(right.returned() / right.expected()).isEqualTo(right.ratio().estimate(), within(1e-12));
        assertThat(right.auc().estimate()).isGreaterThan(right.recencyAuc());
        assertThat(right.brierDifference().high()).isNegative();
        assertThat(right.ece()).isLessThan(0.03);
    }

    @Test
    void halfAsManyAsExpectedIsATimeToAct() {
        assertThat(check(p -> Math.min(1, 2 * p)).state()).isEqualTo(ForecastState.ACT);
        assertThat(check(p -> p / 2).state()).isEqualTo(ForecastState.ACT);
    }

    @Test
    void aFifthMoreThanExpectedIsATimeToWatch() {
        ForecastCheck low = check(p -> p / 1.2);

        assertThat(low.ratio().estimate()).isBetween(1.15, 1.25);
        assertThat(low.state()).isEqualTo(ForecastState.WATCH);
    }

    @Test
    void theSameProbabilityForEverybodyIsWorseThanTheRecencyRule() {
        double mean = check(p -> p).returned() / 4_000.0;

        ForecastCheck constant = check(p -> mean);

        assertThat(constant.brierDifference().low()).isPositive();
        assertThat(constant.state()).isEqualTo(ForecastState.ACT);
    }

    @Test
    void whatFollowsTheWindowIsNotLookedAt() {
        List<CustomerHistory> cut =
                histories.stream().map(history -> history.upTo(AS_OF + WINDOW)).toList();

        assertThat(ForecastCheck.of(forecasts(WINDOW, p -> p), cut, 1)).isEqualTo(check(p -> p));
    }

    @Test
    void intervalsOfEightyPercentContainEightInTen() {
        ForecastCheck right = ForecastCheck.of(forecasts(FOLLOWED, p -> p), histories, 1);

        assertThat(right.coverage().customersP90()).isGreaterThan(500);
        assertThat(right.coverage().inside()).isBetween(0.76, 0.84);
    }

    @Test
    void fewReturnsSayNothing() {
        List<CustomerHistory> few = histories.subList(0, 60);
        PastForecasts all = forecasts(WINDOW, p -> p);
        PastForecasts ofFew = new PastForecasts(
                AS_OF,
                WINDOW,
                Arrays.copyOf(all.back(), 60),
                Arrays.copyOf(all.p10(), 60),
                Arrays.copyOf(all.p90(), 60));

        ForecastCheck check = ForecastCheck.of(ofFew, few, 1);

        assertThat(check.state()).isEqualTo(ForecastState.TOO_FEW);
        assertThat(check.recencyAuc())
                .as("of a rule that 60 customers cannot fit")
                .isNaN();
    }

    @Test
    void aDayWithoutAnOrderIsNoReturn() {
        CustomerHistory returnedGoods = CustomerHistory.of(
                new int[] {AS_OF - 1, AS_OF + 3}, new long[] {5_000_000, -5_000_000}, new short[] {1, 0}, true);
        PastForecasts one = new PastForecasts(AS_OF, WINDOW, new double[] {0.5}, new double[] {1}, new double[] {30});

        assertThat(ForecastCheck.of(one, List.of(returnedGoods), 1).returned()).isZero();
        assertThat(ForecastCheck.of(one, List.of(history(AS_OF - 1, AS_OF + WINDOW)), 1)
                        .returned())
                .isOne();
        assertThat(ForecastCheck.of(one, List.of(history(AS_OF - 1, AS_OF + WINDOW + 1)), 1)
                        .returned())
                .isZero();
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        PastForecasts all = forecasts(WINDOW, p -> p);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastCheck.of(all, histories.subList(0, 10), 1))
                .withMessageContaining("4000 forecasts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PastForecasts(AS_OF, 0, all.back(), all.p10(), all.p90()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PastForecasts(
                        AS_OF,
                        WINDOW,
                        IntStream.range(0, 4_000).mapToDouble(i -> 1.1).toArray(),
                        all.p10(),
                        all.p90()))
                .withMessageContaining("between 0 and 1");
    }
}
