package io.customerprediction.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 20, 63})
    void isExactForPowersBelowTwiceTheNumberOfPoints(int n) {
        GaussLegendre rule = new GaussLegendre(n);
        for (int power = 0; power < 2 * n; power++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += rule.weights()[i] * Math.pow(rule.points()[i], power);
            }
            assertThat(sum).as("power %d", power).isEqualTo(1.0 / (power + 1), within(1e-13));
        }
    }
}
