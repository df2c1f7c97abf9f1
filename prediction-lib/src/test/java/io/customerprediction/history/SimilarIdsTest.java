package io.customerprediction.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.TransactionRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids that differ only in capitals or blanks are different customers, and the report says so. */
class SimilarIdsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @Test
    void idsThatDifferOnlyInCapitalsAreReported() {
        CleanedLog log = log("c1", "C2", "C1", "c3", "C3");
        assertThat(log.purchases().size()).isEqualTo(5);
        assertThat(doubts(log))
                .singleElement()
                .asString()
                .startsWith(
                        "2 customers have ids that differ from another only in capitals or blanks, such as 'c1' and 'C1'");
    }

    @Test
    void idsThatDifferOnlyInBlanksAreReported() {
        assertThat(doubts(log("A 17", "A17", "A18")))
                .singleElement()
                .asString()
                .startsWith(
                        "1 customer has an id that differs from another only in capitals or blanks, such as 'A 17' and 'A17'");
    }

    @Test
    void capitalsOfEveryAlphabetCount() {
        assertThat(doubts(log("müller", "MÜLLER", "ЖУКОВ", "жуков"))).hasSize(1);
    }

    @Test
    void otherIdsAreNotMentioned() {
        assertThat(doubts(log("c1", "C2", "c3"))).isEmpty();
        assertThat(doubts(log("1", "2", "12"))).isEmpty();
        assertThat(doubts(log("Anna@shop.example", "anna@shop.example"))).isEmpty();
    }

    @Test
    void manyIdsAreCompared() {
        String[] ids = Stream.iterate(0, i -> i + 1)
                .limit(5_000)
                .map(i -> (i % 2 == 0 ? "k" : "K") + i / 2)
                .toArray(String[]::new);
        assertThat(doubts(log(ids))).singleElement().asString().startsWith("2500 customers have ids");
    }

    private static CleanedLog log(String... ids) {
        List<TransactionRow> rows = Stream.of(ids)
                .map(id -> new TransactionRow(id, DAY, BigDecimal.TEN, "order-" + id, null))
                .toList();
        return CleanedLog.of(rows, CleaningRules.upTo(LocalDate.of(2026, 1, 1)));
    }

    private static List<String> doubts(CleanedLog log) {
        return log.cleaning().reading().doubts();
    }
}
