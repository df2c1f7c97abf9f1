package io.customerprediction.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.9, 1.281552", "0.1, -1.281552", "0.975, 1.959964", "0.001, -3.090232", "0.999999, 4.753424"
    })
    void quantilesAreThoseOfTables(double probability, double quantile) {
        assertThat(Normal.quantile(probability)).isCloseTo(quantile, within(5e-4));
    }
}
