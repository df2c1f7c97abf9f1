package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that behaves like a status is asked about although neither its name nor its values are known. */
class UnknownStatusColumnTest {
    /** Forty orders of eight customers, of which each has five. */
    private static String[] orders(String column, IntFunction<String> value, IntFunction<String> amount) {
        List<String> rows = new ArrayList<>(List.of("order_id,order_date,customer_id,amount," + column));
        for (int i = 1; i <= 40; i++) {
            rows.add("o" + i + ",2024-03-" + (10 + i % 20) + ",c" + i % 8 + "," + amount.apply(i) + ","
                    + value.apply(i));
        }
        return rows.toArray(String[]::new);
    }

    private static String code(int order) {
        return order % 10 == 0 ? "RJX" : order % 9 == 0 ? "HLD9" : "FIN3";
    }

    private static String ten(int order) {
        return order % 2 == 0 ? "10.50" : "11.50";
    }

    @ParameterizedTest
    @ValueSource(strings = {"wkf", "Phase", "Ablauf", "outcome"})
    void itsValuesAreListedWithTheirRows(String name) {
        assertThatThrownBy(() -> ReadLog.of(orders(name, UnknownStatusColumnTest::code, UnknownStatusColumnTest::ten)))
                .hasMessageContaining("'FIN3' (32 rows)")
                .hasMessageContaining("'RJX' (4 rows)")
                .hasMessageContaining("'HLD9' (4 rows)");
    }

    @Test
    void theAnswerIsHeeded() {
        Choices answer =
                new Choices(null, null, null, null, null, Set.of("fin3", "hld9"), Set.of("rjx"), null, Map.of());
        ReadLog log = ReadLog.of(
                new LogFormat(ColumnNames.DETECT, answer, null, null),
                orders("wkf", UnknownStatusColumnTest::code, UnknownStatusColumnTest::ten));

        assertThat(log.lines()).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warehouse", "Sales Channel", "Zahlart", "Kundengruppe", "country"})
    void whatANameSaysOfTheBuyerOrTheWayOfTheSaleIsNotAskedAbout(String name) {
        assertThatCode(() -> ReadLog.of(orders(name, UnknownStatusColumnTest::code, UnknownStatusColumnTest::ten)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatBelongsToTheCustomerIsNotAskedAbout() {
        assertThatCode(() -> ReadLog.of(
                        orders("wkf", order -> order % 8 == 0 ? "RJX" : "FIN3", UnknownStatusColumnTest::ten)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatRepeatsTheSignOfTheAmountIsNotAskedAbout() {
        assertThatCode(() -> ReadLog.of(orders(
                        "VArt",
                        order -> order % 10 == 0 ? "RX" : "TA",
                        order -> order % 10 == 0 ? "-3.20" : ten(order))))
                .doesNotThrowAnyException();
    }

    @Test
    void severalThatAreAboutAsFrequentAreNotAskedAbout() {
        assertThatCode(() -> ReadLog.of(
                        orders("wkf", order -> "X" + "ABCD".charAt(order % 3), UnknownStatusColumnTest::ten)))
                .doesNotThrowAnyException();
    }
}
