package io.customerprediction.transactions.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.values.WordFile;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that describe the buyer, the goods or the way of the sale are told from those that may be statuses by their names. */
class UnnamedStatusesTest {
    private static Stream<String> attributes() {
        return WordFile.lines(UnnamedStatuses.class, "attributes.txt").stream()
                .flatMap(line -> Arrays.stream(line.split("\\|", -1)));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void eachAttributeIsKnownInANameOfSeveralWords(String attribute) {
        assertThat(UnnamedStatuses.isAttribute(attribute)).isTrue();
        assertThat(UnnamedStatuses.isAttribute("main_" + attribute)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Versandart", "orderChannel", "Categories", "Kundengruppe", "PaymentMethod"})
    void compoundsAndPluralsAreAttributesToo(String name) {
        assertThat(UnnamedStatuses.isAttribute(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wkf", "Stage of work", "approval", "Ablauf", "phase", "outcome"})
    void otherNamesMayBeThoseOfStatuses(String name) {
        assertThat(UnnamedStatuses.isAttribute(name)).isFalse();
    }
}
