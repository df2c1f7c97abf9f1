package io.customerprediction.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillionthsTest {
    @ParameterizedTest
    @CsvSource({
        "19.9, 19900000",
        "-0.0000005, -1",
        "0.0000004, 1",
        "1e12, 1000000000000000000",
        "-1e12, -1000000000000000000",
        "1e-999999999, 1",
        "0e999999999, 0",
    })
    void numbersAreRoundedHalfUp(BigDecimal number, long millionths) {
        assertThat(Millionths.of(number)).isEqualTo(millionths);
    }

    @ParameterizedTest
    @CsvSource({"1000000000000.000001", "-1e13", "1e999999999"})
    void numbersBeyondTheLargestAreUnreadable(BigDecimal number) {
        assertThat(Millionths.of(number)).isEqualTo(Millionths.UNREADABLE);
    }
}
