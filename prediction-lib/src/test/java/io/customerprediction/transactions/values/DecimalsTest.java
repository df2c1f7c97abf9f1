package io.customerprediction.transactions.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final Decimals POINT = new Decimals('.');
    private static final Decimals COMMA = new Decimals(',');

    private static long read(Decimals decimals, String text) {
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 1, bytes.length - 1);
        return decimals.millionths(slice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.5|12500000",
                "１２．５|12500000",
                "1,200円|1200000000",
                "-12.50|-12500000",
                ".5|500000",
                "5.|5000000",
                "0|0",
                "+7|7000000",
                "1,234.56|1234560000",
                "1,234,567|1234567000000",
                "$1,234.50|1234500000",
                "£ 3|3000000",
                "EUR 3.20|3200000",
                "3.20 €|3200000",
                "(4.25)|-4250000",
                "4.25-|-4250000",
                "1e3|1000000000",
                "1.5E-2|15000",
                "0.0000005|1",
                "0.00000049|1",
                "1'234.5|1234500000",
                "\u22125|-5000000",
                "1000000000000|1000000000000000000",
                "-1000000000000|-1000000000000000000",
                "Rs.25|25000000",
            })
    void readsWhatPeopleAndSpreadsheetsWrite(String text, long millionths) {
        assertThat(read(POINT, text)).isEqualTo(millionths);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12,5|12500000", "1.234,56|1234560000", "-0,5|-500000", "1.234|1234000000", "7|7000000"})
    void readsDecimalCommas(String text, long millionths) {
        assertThat(read(COMMA, text)).isEqualTo(millionths);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "five",
                "-",
                ".",
                "1.2.3",
                "1,23",
                "12,34,5",
                "1e",
                "1e9999999999",
                "1e999",
                "1000000000000.000001",
                "--1",
                "1 2x",
                "(",
                "()",
                "0x10",
                "Infinity",
                "€"
            })
    void refusesWhatIsNoNumberOrOutOfRange(String text) {
        assertThat(read(POINT, text)).isEqualTo(Millionths.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "nan", "NULL", "none", "N/A", "#N/A"})
    void wordsForMissingValuesAreRecognised(String text) {
        assertThat(read(POINT, text)).isEqualTo(Millionths.MISSING);
    }

    @Test
    void agreesWithBigDecimalOnRandomNumbersAndProducts() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal a = BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(9));
            BigDecimal b = BigDecimal.valueOf(random.nextLong() >> (20 + random.nextInt(40)), random.nextInt(7));
            assertThat(read(POINT, a.toPlainString())).isEqualTo(expected(a));
            long left = expected(a);
            long right = expected(b);
            if (Millionths.isNumber(left) && Millionths.isNumber(right)) {
                BigDecimal product = BigDecimal.valueOf(left, 6).multiply(BigDecimal.valueOf(right, 6));
                assertThat(Decimals.product(left, right)).isEqualTo(expected(product));
            }
        }
    }

    private static long expected(BigDecimal number) {
        if (number.abs().compareTo(new BigDecimal("1e12")) > 0) {
            return Millionths.UNREADABLE;
        }
        long rounded =
                number.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return rounded == 0 ? number.signum() : rounded;
    }
}
