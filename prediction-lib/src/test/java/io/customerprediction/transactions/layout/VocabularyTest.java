package io.customerprediction.transactions.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.values.WordFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each name of a column and each known export is found as the lists say. */
class VocabularyTest {
    private static Stream<Arguments> names() {
        return WordFile.lines(Vocabulary.class, "columns.txt").stream().map(line -> {
            int colon = line.indexOf(':');
            Role role = Role.valueOf(
                    line.substring(0, colon).toUpperCase(Locale.ROOT).replace('-', '_'));
            return Arguments.of(role, line.substring(colon + 1).strip());
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachNameOfAColumnHasItsRole(Role role, String pattern) {
        assertThat(expanded(pattern)).isNotEmpty().allSatisfy(name -> {
            assertThat(role.find(List.of("x17", name))).as(name).isEqualTo(1);
            assertThat(role.find(List.of(name.toUpperCase(Locale.ROOT))))
                    .as(name)
                    .isZero();
        });
    }

    /** All names of a pattern, those of earlier words first. */
    private static List<String> expanded(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return List.of(pattern);
        }
        int close = pattern.indexOf('}', open);
        List<String> rests = expanded(pattern.substring(close + 1));
        return Stream.of(pattern.substring(open + 1, close).split("\\|", -1))
                .flatMap(word -> rests.stream().map(rest -> pattern.substring(0, open) + word + rest))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNamesOfAPatternAreNumberedInTheirOrder(Role role, String text) {
        NamePattern pattern = new NamePattern(text);
        List<String> names = expanded(text).stream().map(HeaderNames::plain).toList();
        assertThat(names).hasSize(pattern.size());
        assertThat(names.stream().filter(name -> !name.isEmpty()))
                .allSatisfy(name -> assertThat(pattern.find(name)).isEqualTo(names.indexOf(name)));
        assertThat(pattern.find("")).isEqualTo(-1);
        assertThat(pattern.find("x" + names.get(0) + "x")).isEqualTo(-1);
    }

    private static Stream<Arguments> layouts() {
        return WordFile.lines(KnownLayouts.class, "layouts.txt").stream().map(line -> {
            int colon = line.indexOf(": ");
            String columns = line.substring(colon + 2).replaceFirst(" >.*", "").replaceFirst("^=", "");
            return Arguments.of(line.substring(0, colon), List.of(columns.split("\\|", -1)));
        });
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void eachKnownExportIsRecognisedByItsColumns(String name, List<String> columns) {
        assertThat(KnownLayouts.find(columns))
                .extracting(known -> known == null ? "" : known.name())
                .isEqualTo(name);
    }
}
