package io.customerprediction.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OrderValueTest {
    private static final OrderValue VALUE = new OrderValue(1, 0, 40, 2, 500);

    @Test
    void theOwnMeanCountsTheMoreTheOftenerItWasSeen() {
        assertThat(VALUE.of(new double[] {1, 100}, 0)).isCloseTo((100 + 80) / 3.0, within(1e-12));
        assertThat(VALUE.of(new double[] {98, 9_800}, 0)).isCloseTo((9_800 + 80) / 100.0, within(1e-12));
        assertThat(VALUE.of(new double[] {7, 7, 1, 100}, 2)).isCloseTo(60, within(1e-12));
    }

    @Test
    void aNetSpendBelowZeroCountsAsNothingAndAHugeOneAsTheCap() {
        assertThat(VALUE.of(new double[] {2, -300}, 0)).isCloseTo(20, within(1e-12));
        assertThat(VALUE.of(new double[] {2, 1e12}, 0)).isCloseTo((1_000 + 80) / 4.0, within(1e-12));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new OrderValue(1, 0, 0, 2, 500))
                .hasMessageContaining("above 0, not 0.0, 2.0 and 500.0");
        assertThatThrownBy(() -> new OrderValue(-1, 0, 40, 2, 500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrderValue(1, 0, 40, Double.NaN, 500))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
