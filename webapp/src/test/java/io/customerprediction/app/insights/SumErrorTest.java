package io.customerprediction.app.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.app.insights.PastSum.Compared;
import io.customerprediction.app.insights.SumError.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SumErrorTest {
    private static final double[] STEADY = new double[52];

    static {
        Arrays.fill(STEADY, 100);
    }

    @Test
    void withoutPastSumsThereIsNoInterval() {
        SumError none = SumError.of(List.of(), STEADY);
        assertThat(none.ofHorizon(100, 1)).isEmpty();
        assertThat(none.ofWeek(100, 1)).isEmpty();
    }

    @Test
    void anIntervalIsNeverBelowZeroAndNeverNarrowerThanChanceAlone() {
        SumError error = SumError.of(List.of(new Compared(100, 100)), STEADY);
        Range range = error.ofHorizon(25, 25).orElseThrow();
        assertThat(Math.log(range.high() / 25)).isCloseTo(1.2816 / 5, within(1e-9));
        assertThat(error.ofWeek(1, 100).orElseThrow().low()).isPositive();
    }

    @Test
    void fewerPastSumsAndUnsteadyWeeksWidenIt() {
        List<Compared> two = List.of(new Compared(100, 120), new Compared(100, 1e4 / 120));
        List<Compared> four = List.of(two.get(0), two.get(1), two.get(0), two.get(1));
        double[] unsteady = STEADY.clone();
        for (int w = 0; w < unsteady.length; w += 3) {
            unsteady[w] = 160;
        }
        double wide = SumError.of(two, STEADY).ofWeek(100, 0).orElseThrow().high();
        assertThat(SumError.of(four, STEADY).ofWeek(100, 0).orElseThrow().high())
                .isLessThan(wide);
        assertThat(SumError.of(two, unsteady).ofWeek(100, 0).orElseThrow().high())
                .isGreaterThan(wide);
        assertThat(SumError.of(two, unsteady).ofHorizon(100, 0))
                .isEqualTo(SumError.of(two, STEADY).ofHorizon(100, 0));
    }

    @Test
    void weeksBeforeTheFirstOrderDoNotCount() {
        double[] late = STEADY.clone();
        Arrays.fill(late, 0, 30, 0);
        assertThat(SumError.of(List.of(), late).weekly()).isZero();
        assertThat(SumError.of(List.of(), new double[52]).weekly()).isZero();
    }

    @Test
    void itHoldsAsManySumsAsItSaysHoweverFewItRestsOn() {
        RandomGenerator random = new SplittableRandom(9);
        for (int tests : new int[] {1, 2, 4, 8}) {
            int inside = 0;
            int trials = 20_000;
            for (int trial = 0; trial < trials; trial++) {
                List<Compared> past = new ArrayList<>();
                for (int k = 0; k < tests; k++) {
                    past.add(new Compared(100, 100 * Math.exp(0.2 * random.nextGaussian())));
                }
                double came = 100 * Math.exp(0.2 * random.nextGaussian());
                inside += SumError.of(past, STEADY)
                                .ofHorizon(100, 0)
                                .orElseThrow()
                                .contains(came)
                        ? 1
                        : 0;
            }
            assertThat((double) inside / trials).as("%d tests", tests).isCloseTo(0.8, within(0.02));
        }
    }
}
