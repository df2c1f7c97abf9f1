package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A whole order that stands again later in the file is set aside; identical lines of one order never are. */
class DuplicatedOrdersTest {
    private static final String HEADER = "customer_id,timestamp,amount,order_id";

    @Test
    void anOrderThatComesBackLineByLineIsSetAside() {
        ReadLog log = ReadLog.of(
                HEADER,
                "ann,2024-03-01,5,1",
                "ann,2024-03-01,5,1",
                "bob,2024-03-02,1,2",
                "ann,2024-03-01,5,1",
                "ann,2024-03-01,5,1",
                "bob,2024-03-02,1,2");

        assertThat(log.report().setAside()).isEqualTo(Map.of("duplicated order", 3L));
        assertThat(log.report().duplicatedOrders()).isEqualTo(2);
        assertThat(log.totals())
                .containsExactly(Map.entry("ann 2024-03-01", "10.0 in 1"), Map.entry("bob 2024-03-02", "1.0 in 1"));
    }

    @Test
    void theOrderOfItsLinesDoesNotMatterNorThatItStoodInPieces() {
        ReadLog log = ReadLog.of(
                HEADER,
                "ann,2024-03-01,5,1",
                "bob,2024-03-01,1,2",
                "ann,2024-03-01,6,1",
                "bob,2024-03-02,1,3",
                "ann,2024-03-01,6,1",
                "ann,2024-03-01,5,1");

        assertThat(log.report().setAside()).isEqualTo(Map.of("duplicated order", 2L));
    }

    @Test
    void anOrderThatComesBackWithOtherLinesIsNone() {
        ReadLog log = ReadLog.of(
                HEADER, "ann,2024-03-01,5,1", "bob,2024-03-02,1,2", "ann,2024-03-01,5,1", "ann,2024-03-01,6,1");

        assertThat(log.report().setAside()).isEmpty();
        assertThat(log.totals()).containsEntry("ann 2024-03-01", "16.0 in 1");
    }

    @Test
    void theSameLineAgainAfterAnotherOrderOfTheDayBelongsToAnInterruptedOrder() {
        ReadLog log = ReadLog.of(HEADER, "ann,2024-03-01,5,1", "bob,2024-03-01,1,2", "ann,2024-03-01,5,1");

        assertThat(log.report().setAside()).isEmpty();
        assertThat(log.totals()).containsEntry("ann 2024-03-01", "10.0 in 1");
    }

    @Test
    void aDuplicateIsOneBeforeItIsAnythingElse() {
        ReadLog log = ReadLog.of(HEADER, ",2024-03-01,5,1", "bob,2024-03-02,1,2", ",2024-03-01,5,1");

        assertThat(log.report().setAside()).isEqualTo(Map.of("duplicated order", 1L, "missing customer id", 1L));
    }

    @Test
    void withoutOrderIdsNothingIsDuplicated() {
        ReadLog log =
                ReadLog.of(HEADER, "ann,2024-03-01,5,", "bob,2024-03-02,1,", "ann,2024-03-01,5,", "bob,2024-03-02,1,");

        assertThat(log.report().setAside()).isEmpty();
        assertThat(log.report().reading().orders()).isFalse();
        assertThat(log.totals()).containsEntry("ann 2024-03-01", "10.0 in 2");
    }

    @Test
    void inAFileThatDoesNotKeepOrdersTogetherNoLineIsTakenForADuplicate() {
        List<String> rows = new ArrayList<>();
        for (int order = 0; order < 1000; order++) {
            for (int line = 0; line < 10; line++) {
                rows.add("c" + order / 2 + ",2024-03-0" + (1 + order % 9) + "," + (1 + line / 2) + "," + order);
            }
        }
        Collections.shuffle(rows, new Random(5));
        rows.add(0, HEADER);

        ReadLog log = ReadLog.of(rows.toArray(String[]::new));

        assertThat(log.report().setAside().getOrDefault("duplicated order", 0L)).isLessThan(5);
    }
}
