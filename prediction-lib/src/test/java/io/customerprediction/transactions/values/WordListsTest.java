package io.customerprediction.transactions.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.RowMeaning;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each word of the lists is read as its list says. */
class WordListsTest {
    private static Stream<Arguments> months() {
        return WordFile.lines(Months.class, "months.txt").stream().flatMap(line -> {
            List<String> names =
                    List.of(line.substring(line.indexOf(':') + 1).strip().split(" +", -1));
            return IntStream.rangeClosed(1, names.size())
                    .boxed()
                    .flatMap(month ->
                            Arrays.stream(names.get(month - 1).split("/", -1)).map(name -> Arguments.of(name, month)));
        });
    }

    @ParameterizedTest
    @MethodSource("months")
    void eachMonthIsRecognisedByItsNames(String name, int month) {
        assertThat(Months.number(name)).isEqualTo(month);
        assertThat(Months.number(name.toUpperCase(Locale.ROOT))).isEqualTo(month);
    }

    private static Stream<Arguments> statuses() {
        return WordFile.lines(StatusWords.class, "statuses.txt").stream().flatMap(line -> {
            int colon = line.indexOf(':');
            RowMeaning meaning = RowMeaning.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
            return Arrays.stream(line.substring(colon + 1).strip().split(" +", -1))
                    .map(word -> Arguments.of(word.replace("*", ""), meaning));
        });
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void eachStatusHasTheMeaningOfItsLine(String word, RowMeaning meaning) {
        assertThat(StatusWords.of(word)).isEqualTo(meaning);
        assertThat(StatusWords.of(word.toUpperCase(Locale.ROOT))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "Betalingsfout, FAILED",
        "Zahlungsfehler, FAILED",
        "Rechnung_storniert, CANCELLED",
        "MerchantPayout, TRANSFER",
        "Not Attending, PENDING",
        "Attending, SALE"
    })
    void wordsInsideOfAWordCountToo(String value, RowMeaning meaning) {
        assertThat(StatusWords.of(value)).isEqualTo(meaning);
    }
}
