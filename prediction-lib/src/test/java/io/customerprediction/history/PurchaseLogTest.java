package io.customerprediction.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PurchaseLogTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 1);

    @Test
    void linesOfOneCustomerAndDayAreOnePurchaseDay() {
        CustomerHistory history = CustomerHistory.of(List.of(
                line("ann", 0, 10.10, "o1"),
                line("ann", 0, 5, "o1"),
                line("ann", 0, 2, "o2"),
                line("ann", 3, 1, "o3")));

        assertThat(history.size()).isEqualTo(2);
        assertThat(history.day(0)).isEqualTo((int) DAY.toEpochDay());
        assertThat(history.amount(0)).isEqualTo(17.10);
        assertThat(history.orders(0)).isEqualTo(2);
        assertThat(history.orders(1)).isEqualTo(1);
    }

    @Test
    void aReturnCancelsItsPurchaseToTheLastDigitSoTheDayIsNoPurchaseDay() {
        CustomerHistory history = CustomerHistory.of(
                List.of(line("ann", 0, 0.1, "o1"), line("ann", 0, 0.2, "o1"), line("ann", 0, -0.3, "C1")));

        assertThat(history.amount(0)).isZero();
        assertThat(history.orders(0)).isZero();
    }

    @Test
    void aDayOnWhichReturnsOutweighPurchasesKeepsItsMoneyButIsNoPurchaseDay() {
        CustomerHistory history =
                CustomerHistory.of(List.of(line("ann", 0, 5, "o1"), line("ann", 0, -8, "C1"), line("ann", 1, 4, "o2")));

        assertThat(history.amount(0)).isEqualTo(-3);
        assertThat(history.orders(0)).isZero();
        assertThat(history.orders(1)).isEqualTo(1);
    }

    @Test
    void withoutAmountsEveryDayWithALineIsAPurchaseDay() {
        PurchaseLog log = PurchaseLog.of(List.of(line("ann", 0, Double.NaN, null), line("ann", 0, Double.NaN, null)));

        assertThat(log.hasAmounts()).isFalse();
        assertThat(log.hasOrders()).isFalse();
        assertThat(log.history(0).orders(0)).isEqualTo(1);
        assertThat(log.history(0).amount(0)).isZero();
    }

    @Test
    void mixedPresentAndMissingAmountsAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseLog.of(List.of(line("a", 0, 1, null), line("a", 1, Double.NaN, null))))
                .withMessageContaining("1 of 2 rows have no amount");
    }

    @Test
    void anEmptyLogAndTransactionsOfSeveralCustomersAreRefusedWhereOneIsAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> PurchaseLog.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerHistory.of(List.of(line("a", 0, 1, null), line("b", 0, 1, null))))
                .withMessageContaining("2 customers");
    }

    @Test
    void aCustomerIsFoundByTheIdAsWritten() {
        PurchaseLog log = PurchaseLog.of(List.of(line("007", 0, 1, null), line("Zoë", 0, 1, null)));

        assertThat(log.find("Zoë")).hasValue(1);
        assertThat(log.customerId(0)).isEqualTo("007");
        assertThat(log.find("7")).isEmpty();
    }

    @Test
    void aLogUpToADayEqualsTheLogOfTheRowsUpToIt() {
        List<TransactionRow> rows = randomRows(new Random(5), 3_000);
        PurchaseLog whole = PurchaseLog.of(rows);
        for (int offset = 1; offset < 100; offset += 7) {
            LocalDate end = DAY.plusDays(offset);
            List<TransactionRow> known = rows.stream()
                    .filter(row -> !Objects.requireNonNull(row.day()).isAfter(end))
                    .toList();
            assertThat(contents(whole.upTo((int) end.toEpochDay()))).isEqualTo(contents(PurchaseLog.of(known)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.upTo((int) DAY.toEpochDay() - 1))
                .withMessageContaining("begins on");
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        List<TransactionRow> rows = randomRows(new Random(6), 5_000);
        Map<String, String> expected = contents(PurchaseLog.of(rows));
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(rows, new Random(round));
            assertThat(contents(PurchaseLog.of(rows))).isEqualTo(expected);
        }
    }

    @Test
    void mergingEarlyChangesNothingButTheMemory() {
        Random random = new Random(7);
        PurchaseLogBuilder late = new PurchaseLogBuilder();
        PurchaseLogBuilder early = new PurchaseLogBuilder(100);
        for (int i = 0; i < 20_000; i++) {
            byte[] id = {(byte) ('a' + random.nextInt(26))};
            int day = random.nextInt(200);
            long amount = random.nextInt(100) - 20L;
            for (PurchaseLogBuilder builder : List.of(late, early)) {
                builder.lines(id, 0, 1, day, amount, amount > 0);
            }
        }
        assertThat(contents(early.build(true, true))).isEqualTo(contents(late.build(true, true)));
    }

    @Test
    void manyLongIdsKeepTheirNumbers() {
        List<String> ids = IntStream.range(0, 20_000)
                .mapToObj(i -> "x".repeat(i % 50) + (i + 2))
                .toList();
        PurchaseLog log =
                PurchaseLog.of(ids.stream().map(id -> line(id, 0, 1, null)).toList());
        for (int i = 0; i < ids.size(); i++) {
            assertThat(log.customerId(i)).isEqualTo(ids.get(i));
            assertThat(log.find(ids.get(i))).hasValue(i);
        }
    }

    private static List<TransactionRow> randomRows(Random random, int count) {
        List<TransactionRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int day = random.nextInt(100);
            String customer = "c" + random.nextInt(60);
            // every amount is another, so that no row equals the whole order that it belongs to
            double amount = (random.nextInt(400) - 80) / 100.0 + i / 1e6;
            rows.add(line(customer, day, amount, customer + "o" + random.nextInt(5)));
        }
        return rows;
    }

    private static Map<String, String> contents(PurchaseLog log) {
        Map<String, String> contents = new TreeMap<>();
        for (int i = 0; i < log.size(); i++) {
            CustomerHistory history = log.history(i);
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < history.size(); k++) {
                text.append(history.day(k))
                        .append(' ')
                        .append(history.amount(k))
                        .append(' ');
                text.append(history.orders(k)).append('\n');
            }
            contents.put(log.customerId(i), text.toString());
        }
        return contents;
    }

    private static TransactionRow line(String customer, int day, double amount, @Nullable String order) {
        return new TransactionRow(customer, DAY.plusDays(day), amount, order);
    }
}
