package io.customerprediction.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {
    private static final double[] KNOTS = {3, 10, 30, 90, 360};
    private static final int CURVES = 2_000;

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void survivalFallsFromOneAndGoesOnWithTheLastHazard() {
        SurvivalCurve curve = new SurvivalCurve(new double[] {10, 20}, new double[] {0.5, 1});

        assertThat(curve.at(0)).isEqualTo(1);
        assertThat(curve.at(10)).isCloseTo(Math.exp(-0.5), within(1e-12));
        assertThat(curve.at(40)).isCloseTo(Math.exp(-2), within(1e-12));
        for (int k = 0; k < CURVES; k++) {
            SurvivalCurve any = anyCurve();
            assertThat(IntStream.rangeClosed(1, SurvivalCurve.CAP).allMatch(day -> any.at(day) <= any.at(day - 1)))
                    .isTrue();
        }
    }

    @Test
    void theRestrictedMeanIsThatOfTheWholeDays() {
        for (int k = 0; k < CURVES; k++) {
            SurvivalCurve curve = anyCurve();
            double sum = IntStream.range(0, SurvivalCurve.CAP)
                    .mapToDouble(day -> (curve.at(day) + curve.at(day + 1)) / 2)
                    .sum();
            assertThat(curve.restrictedMean()).isCloseTo(sum + (1 - curve.at(SurvivalCurve.CAP)) / 2, within(0.2));
        }
    }

    @Test
    void theQuantileIsTheFirstDayByWhichTheShareHasReturned() {
        for (int k = 0; k < CURVES; k++) {
            SurvivalCurve curve = anyCurve();
            double share = random.nextDouble(0.01, 0.99);
            OptionalInt day = curve.quantile(share);
            assertThat(curve.at(day.orElse(SurvivalCurve.CAP)) <= 1 - share + 1e-9)
                    .isEqualTo(day.isPresent());
            assertThat(curve.at(day.orElse(SurvivalCurve.CAP + 1) - 1)).isGreaterThan(1 - share - 1e-9);
        }
    }

    @Test
    void anIntervalHoldsItsShareOnAverageOverCustomersWhoComeEveryFewDays() {
        double before = 0;
        double after = 0;
        for (int k = 0; k < CURVES; k++) {
            SurvivalCurve curve = steady(random.nextDouble(0.03, 0.08));
            before += 1 - curve.at(curve.intervalStart(0.1).orElseThrow() - 1);
            after += curve.at(curve.intervalEnd(0.1).orElseThrow());
        }
        assertThat(before / CURVES).isCloseTo(0.1, within(0.005));
        assertThat(after / CURVES).isCloseTo(0.1, within(0.005));
    }

    @Test
    void anIntervalHoldsTheMedianAndIsOpenWhereItEndsTooLate() {
        for (int k = 0; k < CURVES; k++) {
            SurvivalCurve curve = anyCurve();
            int start = curve.intervalStart(0.1).orElse(Integer.MAX_VALUE);
            int median = curve.quantile(0.5).orElse(Integer.MAX_VALUE);
            int end = curve.intervalEnd(0.1).orElse(Integer.MAX_VALUE);
            assertThat(start).isPositive().isLessThanOrEqualTo(median);
            assertThat(end).isGreaterThanOrEqualTo(median);
        }
        SurvivalCurve away = steady(1e-5);
        assertThat(away.intervalStart(0.1)).isEmpty();
        assertThat(away.intervalEnd(0.1)).isEmpty();
        SurvivalCurve daily = steady(5);
        assertThat(daily.intervalStart(0.1)).hasValue(1);
        assertThat(daily.intervalEnd(0.1)).hasValue(1);
    }

    @Test
    void theShortestWindowHoldsTheShareAndNoShorterOneDoes() {
        for (int k = 0; k < CURVES / 20; k++) {
            SurvivalCurve curve = anyCurve();
            DayWindow window = curve.shortestWindow(0.5);
            double wanted = 0.5 * (1 - curve.at(SurvivalCurve.CAP));
            int length = window.to() - window.from();
            assertThat(curve.at(window.from() - 1) - curve.at(window.to())).isGreaterThanOrEqualTo(wanted - 1e-9);
            for (int from = 1; from + length - 1 <= SurvivalCurve.CAP; from++) {
                assertThat(curve.at(from - 1) - curve.at(from + length - 1)).isLessThan(wanted + 1e-9);
            }
        }
    }

    @Test
    void theShortestWindowIsWhereTheHazardIsHigh() {
        SurvivalCurve due = new SurvivalCurve(new double[] {25, 35, 360}, new double[] {0.1, 2.1, 2.2});
        assertThat(due.shortestWindow(0.5)).isEqualTo(new DayWindow(26, 29));
        SurvivalCurve fading = new SurvivalCurve(new double[] {30, 360}, new double[] {1, 1.5});
        assertThat(fading.shortestWindow(0.5).from()).isEqualTo(1);
    }

    @Test
    void hazardsBetweenDaysAddUpToTheCurve() {
        for (int k = 0; k < CURVES; k++) {
            SurvivalCurve curve = anyCurve();
            int[] days = {1, 2, 5, 10, 29, 30, 100, 360};
            double sum = 0;
            double[] hazards = curve.hazardsBetween(days);
            for (int j = 0; j < days.length; j++) {
                sum += hazards[j];
                assertThat(Math.exp(-sum)).isCloseTo(curve.at(days[j]), within(1e-12));
            }
        }
    }

    @Test
    void theMedianWithinAHorizonHalvesThoseWhoReturnInIt() {
        for (int k = 0; k < CURVES; k++) {
            SurvivalCurve curve = anyCurve();
            double half = 1 - (1 - curve.at(90)) / 2;
            double day = curve.medianWithin(90);
            assertThat(day).isBetween(1.0, 90.0);
            assertThat(curve.at(day)).isLessThanOrEqualTo(half + 1e-9);
            assertThat(curve.at(day - 1)).isGreaterThan(half - 1e-9);
        }
        assertThat(new SurvivalCurve(new double[] {90}, new double[] {0}).medianWithin(90))
                .isEqualTo(45);
    }

    @Test
    void knotsOutOfOrderAreNoCurve() {
        assertThatThrownBy(() -> new SurvivalCurve(new double[] {10, 10}, new double[] {1, 2}))
                .hasMessageContaining("knot 1");
        assertThatThrownBy(() -> new SurvivalCurve(new double[] {10, 20}, new double[] {2, 1}))
                .hasMessageContaining("knot 1");
        assertThatThrownBy(() -> new SurvivalCurve(new double[0], new double[0]))
                .hasMessageContaining("at least one knot");
    }

    private static SurvivalCurve steady(double hazard) {
        return new SurvivalCurve(new double[] {1}, new double[] {hazard});
    }

    private SurvivalCurve anyCurve() {
        double level = Math.exp(random.nextDouble(-9, 0));
        double[] hazard = new double[KNOTS.length];
        double sum = 0;
        for (int k = 0; k < hazard.length; k++) {
            double width = KNOTS[k] - (k == 0 ? 0 : KNOTS[k - 1]);
            sum += level * width * random.nextDouble(0.2, 2);
            hazard[k] = sum;
        }
        return new SurvivalCurve(KNOTS, hazard);
    }
}
