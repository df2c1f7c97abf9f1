package io.customerprediction.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionRowsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final CleaningRules RULES = CleaningRules.upTo(DAY.plusYears(1));

    @Test
    void everyRejectedRowHasItsReasonLineAndValue() throws IOException {
        List<RejectedRow> rejected = new ArrayList<>();
        CleaningReport report = TransactionRows.of(List.of(
                        row("ann", DAY, "5", "1"),
                        row(" ", DAY, "5", "2"),
                        row("nan", DAY, "5", "3"),
                        row("ann", null, "5", "4"),
                        row("ann", DAY.plusYears(2), "5", "5"),
                        row("ann", DAY, null, "6"),
                        row("ann", DAY, "1e13", "7"),
                        row("ann", DAY, "0.000", "8"),
                        row("ann", DAY, "5", "A9")))
                .rejectedTo(rejected::add)
                .read(RULES, (text, from, to, day, millionths, newOrder) -> {}, RowProgress.NONE);

        assertThat(report.rowsRead()).isEqualTo(9);
        assertThat(report.rowsKept()).isEqualTo(1);
        assertThat(report.setAside())
                .isEqualTo(Map.of(
                        "missing customer id", 2L,
                        "missing time", 1L,
                        "future time", 1L,
                        "missing amount", 1L,
                        "non-numeric amount", 1L,
                        "zero amount", 1L,
                        "adjustment", 1L));
        assertThat(rejected)
                .extracting(row -> row.line() + " " + row.column() + " " + row.value())
                .containsExactly(
                        "2 customerId  ",
                        "3 customerId nan",
                        "4 day ",
                        "5 day 2026-03-01",
                        "6 amount ",
                        "7 amount 1E+13",
                        "8 amount 0.000",
                        "9 orderId A9");
        assertThat(report.sha256()).isEmpty();
        assertThat(report.reading()).isEqualTo(Reading.ofObjects(Collections.emptySortedMap(), true, true));
    }

    @Test
    void rowsAreReadOnceAndNotKept() throws IOException {
        Iterator<TransactionRow> rows = Stream.iterate(0, i -> i < 100_000, i -> i + 1)
                .map(i -> row("c" + i % 1000, DAY.plusDays(i / 1000), "1", Integer.toString(i)))
                .iterator();

        assertThat(TransactionRows.of(() -> rows)
                        .read(RULES, (t, f, e, d, m, n) -> {}, RowProgress.NONE)
                        .rowsKept())
                .isEqualTo(100_000);
        assertThat(rows).isExhausted();
    }

    @Test
    void aLogWithoutAmountsIgnoresLaterOnes() throws IOException {
        CleaningReport report = TransactionRows.of(List.of(row("ann", DAY, null, null), row("bob", DAY, null, null)))
                .read(RULES, (t, f, e, d, m, n) -> assertThat(m).isZero(), RowProgress.NONE);

        assertThat(report.reading().amounts()).isFalse();
        assertThat(report.reading().orders()).isFalse();
    }

    @Test
    void nothingToKeepIsRefusedWithTheReasons() {
        assertThatThrownBy(() -> read(List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("there are no rows: give at least one purchase");
        assertThatThrownBy(() -> read(List.of(row("ann", DAY, "0", null))))
                .isInstanceOf(IOException.class)
                .hasMessage("none of the 1 rows can be kept: {zero amount=1} (zero amount in line 1, amount '0')");
    }

    @Test
    void anExceptionOfProgressCancelsTheReading() {
        CancellationException cancelled = new CancellationException();

        assertThatThrownBy(() -> TransactionRows.of(List.of(row("ann", DAY, "1", null)))
                        .read(RULES, (t, f, e, d, m, n) -> {}, (rows, done) -> {
                            throw cancelled;
                        }))
                .isSameAs(cancelled);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theResultDoesNotDependOnTheKeyOfTheHash(int seed) throws IOException {
        Random random = new Random(seed);
        List<TransactionRow> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int order = random.nextInt(900);
            rows.add(row("c" + order % 7, DAY.plusDays(order / 9), "1" + random.nextInt(2), "" + order));
        }
        KeyedHash hash = new KeyedHash(random.nextLong(), random.nextLong());

        assertThat(lines(rows, hash)).isEqualTo(lines(rows, new KeyedHash(0, 0)));
    }

    private static List<String> lines(List<TransactionRow> rows, KeyedHash hash) throws IOException {
        List<String> lines = new ArrayList<>();
        CleaningReport report = TransactionRows.of(rows)
                .read(
                        RULES,
                        (text, from, to, day, millionths, newOrder) ->
                                lines.add(text[from + 1] + " " + day + " " + millionths + " " + newOrder),
                        RowProgress.NONE,
                        hash);
        lines.add(report.toString());
        return lines;
    }

    private static CleaningReport read(List<TransactionRow> rows) throws IOException {
        return TransactionRows.of(rows).read(RULES, (t, f, e, d, m, n) -> {}, RowProgress.NONE);
    }

    private static TransactionRow row(
            String customer, @Nullable LocalDate day, @Nullable String amount, @Nullable String order) {
        return new TransactionRow(customer, day, amount == null ? null : new BigDecimal(amount), order, null);
    }
}
