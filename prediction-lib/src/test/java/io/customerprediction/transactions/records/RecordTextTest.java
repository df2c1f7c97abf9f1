package io.customerprediction.transactions.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values with a type become text that can be read in one way only. */
class RecordTextTest {
    private static String written(Consumer<RecordText> values) {
        RecordText text = new RecordText();
        values.accept(text);
        text.end();
        return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
    }

    @Test
    void textIsQuotedWhereItHasToBe() {
        assertThat(written(text -> {
                    text.text("plain");
                    text.text("a,b");
                    text.text("say \"yes\"");
                    text.text("Zoë");
                    text.empty();
                }))
                .isEqualTo("plain,\"a,b\",\"say \"\"yes\"\"\",\"Zoë\",\n");
    }

    @Test
    void lineBreaksInsideOfAValueBecomeBlanksSoThatARecordIsALine() {
        assertThat(written(text -> text.text("1 Main St\r\nTown\nLand"))).isEqualTo("\"1 Main St Town Land\"\n");
    }

    @Test
    void aRecordWithoutValuesIsABlankLine() {
        assertThat(written(text -> {
                    text.empty();
                    text.text("");
                }))
                .isEqualTo("\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumbersAreWrittenAsTheyAre(long value) {
        assertThat(written(text -> text.number(value))).isEqualTo(value + "\n");
    }

    @ParameterizedTest
    @CsvSource({"12.50, 12.50", "1E+3, 1000", "1.5E-7, 0.00000015", "14.128, 14.1280", "-0.001, -0.0010"})
    void decimalsHaveNoExponentAndNeverThreePlaces(BigDecimal value, String expected) {
        assertThat(written(text -> text.number(value))).isEqualTo(expected + "\n");
    }

    @Test
    void numbersThatAreNotFiniteAreMissing() {
        assertThat(written(text -> {
                    text.number(Double.NaN);
                    text.number(Double.POSITIVE_INFINITY);
                    text.number(2.5);
                    text.number(3.0);
                    text.truth(true);
                }))
                .isEqualTo(",,2.5,3,true\n");
    }

    @Test
    void timesAreWrittenYearFirst() {
        assertThat(written(text -> {
                    text.date(LocalDate.of(2024, 3, 9));
                    text.time(LocalDateTime.of(2024, 11, 13, 8, 23, 1));
                    text.time(OffsetDateTime.parse("2024-11-13T08:23:11+02:00"));
                }))
                .isEqualTo("2024-03-09,2024-11-13T08:23:01,2024-11-13T08:23:11+02:00\n");
    }

    @Test
    void manyRecordsAreReadAsTheTextThatWasWritten() throws IOException {
        Random random = new Random(11);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            values.add("v".repeat(random.nextInt(20)) + i);
        }
        try (RecordInput input = new RecordInput(new Lines(values))) {
            assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(String.join("\n", values) + "\n");
        }
    }

    @Test
    void aFailureOfTheSourceReachesTheReader() {
        RecordInput input = new RecordInput(new Lines(List.of("a")) {
            @Override
            public boolean next(RecordText text) {
                throw new UncheckedIOException(new IOException("gone"));
            }
        });
        assertThatThrownBy(input::read).hasMessageContaining("gone");
    }

    private static class Lines implements Records {
        private final List<String> values;
        private int at;

        Lines(List<String> values) {
            this.values = values;
        }

        @Override
        public boolean next(RecordText text) {
            if (at == values.size()) {
                return false;
            }
            text.text(values.get(at++));
            text.end();
            return true;
        }

        @Override
        public double done() {
            return (double) at / values.size();
        }

        @Override
        public List<String> notes() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
