package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values, names and rows far longer than any true one cost time in proportion to their length, and never the stack. */
class LongValuesTest {
    private static final int LONG = 500_000;
    private static final int LONGEST_MESSAGE = 1_500;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,\"%s\",5,paid",
                "a,\"2024-01-02%s\",5,paid",
                "a,\"12 de%s noviembre\",5,paid",
                "a,2024-01-02,\"%s\",paid",
                "a,2024-01-02,\"1%s\",paid",
                "a,2024-01-02,5,\"paid%s\"",
                "\"a%s\",2024-01-02,5,paid",
            })
    void aLongValueIsReadOrRejectedAtOnce(String row) {
        for (String part : List.of(" ", "1", ",", "1,00,", "(", "a ", "\u00a0", "1.", "- ", "'", "9:")) {
            String line = row.replace("%s", part.repeat(LONG / part.length()));
            assertTimeoutPreemptively(LIMIT, () -> read(line), row + " with '" + part + "'");
        }
    }

    private static void read(String row) {
        try {
            ReadLog log = ReadLog.of(
                    "customer_id,order_date,amount,order_status",
                    "a,2024-01-01,5,paid",
                    "b,2024-01-01,5,failed",
                    "c,2024-01-01,6,paid",
                    "d,2024-01-01,7,paid",
                    row);
            assertThat(log.report().rowsRead()).isEqualTo(5);
        } catch (UncheckedIOException refused) {
            assertThat(String.valueOf(refused.getMessage())).hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    @Test
    void aThousandColumnsBelowThirtyTitleLinesAreRead() {
        String wide =
                IntStream.range(0, 996).mapToObj(i -> "column of a name " + i).collect(Collectors.joining(","));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add(wide);
        }
        lines.add("customer_id,order_date,amount,order_id," + wide);
        lines.add("a,2024-01-01,5,1" + ",x".repeat(996));
        lines.add("b,2024-01-02,5,2" + ",x".repeat(996));

        assertTimeoutPreemptively(LIMIT, () -> {
            ReadLog log = ReadLog.of(lines.toArray(String[]::new));
            assertThat(log.report().rowsKept()).isEqualTo(2);
        });
    }

    @Test
    void whatIsQuotedFromAFileIsShortAndHasNoControlCharacters() {
        String header = "w\u001b[31mer,wa\u0007s," + "x".repeat(100_000);
        assertThatThrownBy(() -> ReadLog.of(header, "1,2,3"))
                .hasMessageContaining("w\\u001b[31mer")
                .message()
                .hasSizeLessThanOrEqualTo(LONGEST_MESSAGE)
                .doesNotContain("\u001b", "\u0007");
    }
}
