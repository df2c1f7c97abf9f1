package io.customerprediction.transactions.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.values.WordFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each word of the list says yes or no, as its line has it. */
class YesNoTest {
    private static Stream<Arguments> words() {
        return WordFile.lines(YesNo.class, "flags.txt").stream().flatMap(line -> {
            int colon = line.indexOf(": ");
            boolean yes = line.substring(0, colon).equals("yes");
            return Stream.of(line.substring(colon + 2).split("\\|", -1)).map(word -> Arguments.of(word, yes));
        });
    }

    @ParameterizedTest
    @MethodSource("words")
    void eachWordSaysWhatItsLineSays(String word, boolean yes) {
        assertThat(YesNo.isYes(word)).isEqualTo(yes);
        assertThat(YesNo.isNo(word)).isEqualTo(!yes);
    }

    @Test
    void anEmptyValueSaysNo() {
        assertThat(YesNo.isNo("")).isTrue();
        assertThat(YesNo.isYes("")).isFalse();
    }
}
