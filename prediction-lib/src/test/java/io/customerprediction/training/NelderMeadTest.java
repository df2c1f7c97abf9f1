package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NelderMeadTest {

    @Test
    void findsTheBottomOfABowl() {
        NelderMead search =
                new NelderMead(p -> Math.pow(p[0] - 3, 2) + 10 * Math.pow(p[1] + 1, 2) + 7, new double[2], 1);

        assertThat(search.descend(1_000)).isTrue();
        assertThat(search.point()).containsExactly(new double[] {3, -1}, within(1e-3));
        assertThat(search.lowest()).isCloseTo(7, within(1e-6));
    }

    @Test
    void followsTheBentValleyOfRosenbrock() {
        NelderMead search = new NelderMead(
                p -> Math.pow(1 - p[0], 2) + 100 * Math.pow(p[1] - p[0] * p[0], 2), new double[] {-1.2, 1}, 0.5);

        assertThat(search.descend(2_000)).isTrue();
        assertThat(search.point()).containsExactly(new double[] {1, 1}, within(1e-3));
    }

    @Test
    void saysSoWhenTheEvaluationsRunOut() {
        assertThat(new NelderMead(p -> p[0], new double[1], 1).descend(100)).isFalse();
    }

    @Test
    void walksAroundPointsWithoutAValue() {
        NelderMead search = new NelderMead(p -> p[0] < 1 ? Double.NaN : p[0] * p[0], new double[] {5}, 1);

        search.descend(500);
        assertThat(search.point()[0]).isCloseTo(1, within(1e-3));
    }
}
