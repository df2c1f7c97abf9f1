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
        assertThat(Vocabulary.expanded(pattern)).isNotEmpty().allSatisfy(name -> {
            assertThat(role.find(List.of("x17", name))).as(name).isEqualTo(1);
            assertThat(role.find(List.of(name.toUpperCase(Locale.ROOT))))
                    .as(name)
                    .isZero();
        });
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
