package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Purchase days go into the database and come out again, all of them or none. */
@ParameterizedClass
@EnumSource
class LoadTest {
    private static final Instant NOW = Instant.parse("2026-07-01T10:15:30Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final TestDatabase kind;

    Address address;
    Store store;

    LoadTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        address = kind.fresh();
        store = address.open(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLoadedLogHasItsDescription() {
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("a", DAY, 10, "1"),
                new TransactionRow("b", DAY.plusDays(9), 5, "2"),
                new TransactionRow("a", DAY.plusDays(4), -3, "3")));
        DataSet data = store.load("sales.csv", 4, log, n -> {});
        assertThat(data)
                .isEqualTo(new DataSet(data.id(), "sales.csv", 4, 2, 3, DAY, DAY.plusDays(9), true, NOW, data.log()));
        assertThat(store.dataSet()).contains(data);
    }

    @Test
    void everyDayAmountAndCountComesBackExactly() {
        List<TransactionRow> transactions = new ArrayList<>();
        transactions.add(new TransactionRow("größer \t\\ ' 💙", DAY, 0.000001, "1"));
        transactions.add(new TransactionRow("largest", DAY, 987_654_321.123456, "2"));
        transactions.add(new TransactionRow("returned", DAY, 20.5, "3"));
        transactions.add(new TransactionRow("returned", DAY.plusDays(1), -20.5, "4"));
        for (int order = 0; order < 300; order++) {
            transactions.add(new TransactionRow("many", DAY.plusDays(order / 2), order + 0.99, "o" + order));
        }
        PurchaseLog log = PurchaseLog.of(transactions);
        assertThat(stored(log)).isEqualTo(expected(log));
    }

    @Test
    void aLogWithoutAmountsStaysOne() {
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("a", DAY, Double.NaN, null),
                new TransactionRow("a", DAY.plusDays(2), Double.NaN, null)));
        assertThat(stored(log)).isEqualTo(expected(log));
        assertThat(store.dataSet().orElseThrow().hasAmounts()).isFalse();
    }

    @Test
    void moreCustomersThanFitInOneReadComeInTheirOrder() {
        PurchaseLog log = MadeUpCustomers.log(MadeUpCustomers.customers(11_000, 1));
        assertThat(stored(log)).isEqualTo(expected(log));
    }

    @Test
    void aNewLoadTakesThePlaceOfTheOld() throws Exception {
        DataSet first = store.load("first", 1, MadeUpCustomers.log(MadeUpCustomers.customers(20, 1)), n -> {});
        DataSet second = store.load("second", 1, MadeUpCustomers.log(MadeUpCustomers.customers(30, 2)), n -> {});
        DataSet third = store.load("third", 1, MadeUpCustomers.log(MadeUpCustomers.customers(40, 3)), n -> {});
        assertThat(store.dataSet()).contains(third);
        DataSet fourth = store.load("fourth", 1, MadeUpCustomers.log(MadeUpCustomers.customers(40, 4)), n -> {});
        assertThat(Tables.of(address))
                .as("the one before is kept to undo the load")
                .contains("purchases_" + fourth.id(), "purchases_" + third.id(), "purchases_" + second.id())
                .doesNotContain("purchases_" + first.id());
    }

    @Test
    void aLoadThatIsEndedLeavesTheOldOneAndNoTrace() throws Exception {
        DataSet old = store.load("old", 1, MadeUpCustomers.log(MadeUpCustomers.customers(20, 1)), n -> {});
        PurchaseLog large = MadeUpCustomers.log(MadeUpCustomers.customers(10_500, 2));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.load("new", 1, large, n -> {
                    assertThat(store.dataSet()).contains(old);
                    throw new IllegalStateException("cancelled after " + n);
                }))
                .withMessage("cancelled after 10000");
        assertThat(store.dataSet()).contains(old);
        assertThat(Tables.of(address))
                .filteredOn(table -> table.startsWith("purchases"))
                .hasSize(1);
    }

    @Test
    void twoCannotWriteAtATime() {
        PurchaseLog log = MadeUpCustomers.log(MadeUpCustomers.customers(5, 1));
        DataSet data = store.load("first", 1, log, n -> {});
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.load("second", 1, log, n -> {}))
                    .withMessageContaining("wait until it is done");
            if (kind == TestDatabase.POSTGRESQL) {
                try (Store other = address.open(Clock.systemUTC())) {
                    assertThatExceptionOfType(StoreException.class)
                            .isThrownBy(() -> other.load("second", 1, log, n -> {}));
                }
            }
            writer.add(MadeUpCustomers.customer(0, 1));
        }
        assertThat(store.load("second", 1, log, n -> {}).name()).isEqualTo("second");
    }

    private List<String> stored(PurchaseLog log) {
        DataSet data = store.load("any", 1, log, n -> {});
        List<String> customers = new ArrayList<>();
        store.forEachCustomer(data, (number, id, history) -> customers.add(number + " " + id + " " + text(history)));
        return customers;
    }

    private static List<String> expected(PurchaseLog log) {
        List<String> customers = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            customers.add(i + " " + log.customerId(i) + " " + text(log.history(i)));
        }
        return customers;
    }

    private static String text(CustomerHistory history) {
        StringBuilder text = new StringBuilder(history.hasAmounts() ? "with amounts" : "without amounts");
        for (int k = 0; k < history.size(); k++) {
            text.append(' ')
                    .append(history.day(k))
                    .append(':')
                    .append(history.amount(k))
                    .append('/')
                    .append(history.orders(k));
        }
        return text.toString();
    }
}
