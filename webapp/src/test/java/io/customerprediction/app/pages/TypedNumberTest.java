package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.app.pages.TypedNumber.Kind;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|12",
                "12.5|12.5",
                "'  12 '|12",
                "-5|-5",
                "−5|-5",
                "+5|5",
                "0.125|0.125",
                "0,125|0.125",
                "1,5|1.5",
                "1,25|1.25",
                "1234,5678|1234.5678",
                "1,000|1000",
                "12,345|12345",
                "1,234,567.5|1234567.5",
                "1 000|1000",
                "1 000 000,5|1000000.5",
                "1\u00a0000|1000",
                "1\u202f000.25|1000.25",
                "1'000|1000",
                "1.000,5|1000.5",
                "1.000.000|1000000",
                "1.234.567,89|1234567.89",
                "1234.567|1234.567",
                "80%|80",
                "80 %|80",
                "0.5 %|0.5",
                "1,000 %|1000"
            })
    void aNumberIsReadAsPeopleWriteIt(String text, double value) {
        TypedNumber number = TypedNumber.parse(text, false);
        assertThat(number.kind()).isEqualTo(Kind.NUMBER);
        assertThat(number.value()).isEqualTo(value);
        assertThat(number.hasPercentSign()).isEqualTo(text.contains("%"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "12.345", "999.999", "1.000 %"})
    void onePointBeforeThreeDigitsIsAmbiguous(String text) {
        assertThat(TypedNumber.parse(text, false).kind()).isEqualTo(Kind.AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "1e3",
                "0x10",
                "NaN",
                "Infinity",
                "--1",
                "1,00,0",
                "1,0000,000",
                "1..0",
                "1.0.0",
                ".",
                ".5",
                "5.",
                "1,000,5",
                "1.000.5",
                "1 00",
                "%",
                "12 € ",
                "١٢",
                "1,2,3",
                "12%%",
                "1-2",
                "111111111111111111111111111111111111111111111111111"
            })
    void anythingElseIsNoNumber(String text) {
        assertThat(TypedNumber.parse(text, false).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.000|1000",
                "12.345 %|12345",
                "1.234,5|1234.5",
                "1,5|1.5",
                "1234,567|1234.567",
                "0,125|0.125",
                "0.125|0.125",
                "12.5|12.5",
                "1,234.5|1234.5",
                "12|12"
            })
    void whoReadsNumbersWithADecimalCommaWritesThemSo(String text, double value) {
        TypedNumber number = TypedNumber.parse(text, true);
        assertThat(number.kind()).isEqualTo(Kind.NUMBER);
        assertThat(number.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "12,345", "999,999 %"})
    void oneCommaBeforeThreeDigitsIsAmbiguousThere(String text) {
        assertThat(TypedNumber.parse(text, true).kind()).isEqualTo(Kind.AMBIGUOUS);
    }

    /** Links and fields are written once and read by visitors of any language. */
    @Test
    void aNumberThatAFieldShowsMeansTheSameToEverybody() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 5_000; trial++) {
            double number = Math.rint(random.nextDouble(-1e6, 1e6) * 1e4) / Math.pow(10, random.nextInt(8));
            String shown = FormNumbers.plain(number);
            for (boolean decimalComma : new boolean[] {false, true}) {
                TypedNumber read = TypedNumber.parse(shown, decimalComma);
                assertThat(read.kind()).as(shown).isEqualTo(Kind.NUMBER);
                assertThat(read.value()).as(shown).isCloseTo(number, within(1e-9));
            }
        }
    }

    @Test
    void aPercentageMayBeAShare() {
        for (String typed : new String[] {"80", "80%", "80 %", "0.8", "0,8", "80.0"}) {
            FormNumbers numbers = new FormNumbers(Map.of("risk", typed), Texts.english());
            assertThat(numbers.percent("risk", 100, 0)).as(typed).isEqualTo(0.8);
            assertThat(numbers.errors()).isEmpty();
        }
        FormNumbers numbers = new FormNumbers(Map.of("a", "0.8 %", "b", "1", "c", "0", "d", "100"), Texts.english());
        assertThat(numbers.percent("a", 100, 0)).isEqualTo(0.008);
        assertThat(numbers.percent("b", 100, 0)).isEqualTo(0.01);
        assertThat(numbers.percent("c", 100, 1)).isZero();
        assertThat(numbers.percent("d", 100, 0)).isEqualTo(1);
        assertThat(numbers.percent("e", 100, 0.25)).isEqualTo(0.25);
    }

    @Test
    void everyFieldThatIsWrongHasAMessage() {
        Map<String, String> typed =
                Map.of("much", "150 %", "word", "many", "either", "1.000", "percent", "5%", "half", "2.5", "low", "-1");
        FormNumbers numbers = new FormNumbers(typed, Texts.english());
        assertThat(numbers.percent("much", 100, 0.5)).isEqualTo(0.5);
        numbers.number("word", 0, 10, 0);
        numbers.number("either", 0, 10_000, 0);
        numbers.number("percent", 0, 10, 0);
        numbers.whole("half", 0, 10, 0);
        numbers.whole("low", 1, 1000000, 1);
        numbers.require("none");
        assertThat(numbers.errors())
                .containsEntry("much", "“150 %” is out of range. Enter a percentage from 0 to 100.")
                .containsEntry("word", "“many” is not a number. Write it like 1234.5 or 1,234.5.")
                .containsEntry("either", "“1.000” can mean 1000 or 1.0. Write one of these.")
                .containsEntry("percent", "“5%” is a percentage; this field takes a number such as 12.5.")
                .containsEntry("half", "“2.5” is not a whole number. Enter a whole number from 0 to 10.")
                .containsEntry("low", "“-1” is out of range. Enter a whole number from 1 to 1000000.")
                .containsEntry("none", "Enter a number, such as 12 or 12.5.");
    }
}
