package io.customerprediction.transactions.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.values.WordFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static Stream<Arguments> shortForms() {
        return WordFile.lines(Vocabulary.class, "abbreviations.txt").stream().flatMap(line -> {
            int colon = line.indexOf(": ");
            return Stream.of(line.substring(colon + 2).split(" ", -1))
                    .map(shortForm -> Arguments.of(line.substring(0, colon), shortForm));
        });
    }

    @ParameterizedTest
    @MethodSource("shortForms")
    void eachShortFormStandsForItsWord(String word, String shortForm) {
        assertThat(Vocabulary.spellings("X_" + shortForm.toUpperCase(Locale.ROOT)))
                .contains("x" + word);
    }

    @ParameterizedTest
    @CsvSource({
        "HSHD_NUM, CUSTOMER",
        "Cust Cd, CUSTOMER",
        "TRX_DT, TIME",
        "LN_AMT, AMOUNT",
        "BSKT_ID, ORDER",
        "UNT_PRC, PRICE",
        "ORD_STS, STATUS"
    })
    void aNameOfShortFormsHasTheRoleOfItsWords(String name, Role role) {
        assertThat(role.find(List.of("x17", name))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Correo de quien paga (payer_email), CUSTOMER",
        "Valor da operação (transaction_amount), AMOUNT",
        "Wert der Rückgabe (amount_refunded), REFUNDED"
    })
    void theTechnicalNameBehindANameIsReadToo(String name, Role role) {
        assertThat(role.find(List.of("x17", name))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Versand (EUR)", "Steuer (Netto)", "Gebühr (transaction fee)"})
    void otherWordsInParenthesesAreNoNameOfTheirOwn(String name) {
        assertThat(Vocabulary.isKnown(name)).isFalse();
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
