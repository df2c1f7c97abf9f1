package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogOrders;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.TransactionRow;
import io.customerprediction.transactions.TransactionRows;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The orders of a loaded file are recognised when they arrive again. */
@ParameterizedClass
@EnumSource
class OrdersOfFilesTest {
    private static final LocalDate DATE = LocalDate.of(2025, 6, 1);
    private static final int DAY = (int) DATE.toEpochDay();
    private static final long EURO = 1_000_000;

    private final TestDatabase kind;
    private Address address;
    private Store store;

    OrdersOfFilesTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        address = kind.fresh();
        store = address.open(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static TransactionRow row(String customer, int day, double amount, @Nullable String order) {
        return new TransactionRow(customer, DATE.plusDays(day), amount, order);
    }

    private void load(String source, TransactionRow... rows) throws IOException {
        LogOrders orders = LogOrders.numbered(new OrderNames(source, false));
        CleanedLog log = CleanedLog.read(
                TransactionRows.of(List.of(rows)),
                CleaningRules.upTo(DATE.plusDays(100)),
                RowProgress.NONE,
                orders,
                sink -> sink);
        store.load("sales", rows.length, log.purchases(), orders, n -> {});
    }

    private static String key(String source, String customer, String order) {
        return OrderKeys.order(source, customer, order, "");
    }

    private static ArrivingOrder sale(String customer, String order, int day, double amount) {
        Sale sale = new Sale(DAY + day, Math.round(amount * EURO));
        return new ArrivingOrder(key("shop", customer, order), customer, sale, false, List.of(), null);
    }

    private static ArrivingOrder refund(String customer, String order, String id, int day, double amount) {
        Refund refund = new Refund(OrderKeys.of(id), DAY + day, Math.round(amount * EURO));
        return new ArrivingOrder(key("shop", customer, order), customer, null, false, List.of(refund), null);
    }

    private static ArrivingOrder cancelled(String customer, String order) {
        return new ArrivingOrder(key("shop", customer, order), customer, null, true, List.of(), null);
    }

    private List<Outcome> add(ArrivingOrder... orders) {
        return Shop.add(store, orders);
    }

    /** Days since the first one, orders and euros. */
    private String days(String customer) {
        return Shop.days(store, customer, DAY);
    }

    @Test
    void anOrderOfAFileIsRecognised() throws IOException {
        load("shop", row("anna", 0, 10, "A1"), row("anna", 0, 5, "A1"), row("otto", 3, 20, "A2"));
        assertThat(add(
                        sale("anna", "A1", 0, 15),
                        sale("otto", "A2", 3, 25),
                        sale("otto", "A3", 1, 7),
                        sale("neu", "A4", 2, 1),
                        cancelled("neu", "A5")))
                .containsExactly(
                        Outcome.DUPLICATE, Outcome.AMENDED, Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.NO_PURCHASE);
        assertThat(days("anna")).isEqualTo("0:1x15");
        assertThat(days("otto")).isEqualTo("1:1x7 3:1x25");
        assertThat(days("neu")).isEqualTo("2:1x1");
        assertThat(add(sale("otto", "A2", 3, 25))).containsExactly(Outcome.DUPLICATE);
    }

    @Test
    void anOrderOfAFileIsCancelledMovedAndRefundedOnce() throws IOException {
        load("shop", row("anna", 0, 10, "A1"), row("anna", 2, 30, "A2"), row("otto", 3, 20, "B1"));
        assertThat(add(cancelled("anna", "A1"), refund("anna", "A2", "r1", 9, 12), sale("otto", "B1", 4, 20)))
                .containsExactly(Outcome.AMENDED, Outcome.AMENDED, Outcome.ORDER_ID_REUSED);
        assertThat(add(cancelled("anna", "A1"), refund("anna", "A2", "r1", 9, 12)))
                .containsExactly(Outcome.DUPLICATE, Outcome.DUPLICATE);
        assertThat(days("anna")).isEqualTo("2:1x18");
        assertThat(days("otto")).isEqualTo("3:1x20");
    }

    @Test
    void aRefundThatAFileHasTakenOffIsNotTakenOffAgainWithItsOrder() throws IOException {
        load("shop", row("anna", 0, 100, "A1"), row("anna", 0, -20, "A1"), row("otto", 9, 1, "B1"));
        assertThat(days("anna")).isEqualTo("0:1x80");
        ArrivingOrder whole = new ArrivingOrder(
                key("shop", "anna", "A1"),
                "anna",
                new Sale(DAY, 100 * EURO),
                false,
                List.of(new Refund(OrderKeys.of("r1"), DAY + 1, 20 * EURO)),
                null);
        assertThat(add(whole)).containsExactly(Outcome.DUPLICATE);
        assertThat(add(refund("anna", "A1", "r1", 1, 20)))
                .as("its refund is known from now on")
                .containsExactly(Outcome.DUPLICATE);
        assertThat(days("anna")).isEqualTo("0:1x80");
    }

    @Test
    void aReturnOfAFileWithANumberOfItsOwnIsRecognised() throws IOException {
        load("shop", row("anna", 0, 100, "536"), row("anna", 4, -20, "C536"), row("anna", 5, 1, "537"));
        assertThat(add(refund("anna", "C536", "r1", 4, 20))).containsExactly(Outcome.DUPLICATE);
        assertThat(days("anna")).isEqualTo("0:1x100 4:0x-20 5:1x1");
        assertThat(add(refund("anna", "C536", "r2", 4, 5))).containsExactly(Outcome.AMENDED);
        assertThat(days("anna")).isEqualTo("0:1x100 4:0x-25 5:1x1");
    }

    @Test
    void dataSetsThatAreMadeOfItKeepTheOrders() throws IOException {
        load("shop", row("anna", 0, 10, "A1"), row("anna", 3, 5, "A2"));
        add(sale("anna", "A2", 3, 7), sale("neu", "A3", 6, 1));
        for (int merge = 0; merge < 3; merge++) {
            assertThat(store.mergeArrivals(n -> {})).isPresent();
            assertThat(add(sale("anna", "A1", 0, 10), sale("anna", "A2", 3, 7), sale("neu", "A3", 6, 1)))
                    .containsOnly(Outcome.DUPLICATE);
            assertThat(days("anna")).isEqualTo("0:1x10 3:1x7");
            add(sale("neu", "more" + merge, 7, 1));
        }
        assertThat(add(cancelled("anna", "A1"))).containsExactly(Outcome.AMENDED);
        assertThat(days("anna")).isEqualTo("3:1x7");
    }

    @Test
    void anotherSourceIsAnotherOneIfTheFileNamesItsOwn() throws IOException {
        load("till", row("anna", 0, 10, "A1"), row("anna", 3, 5, "A2"));
        assertThat(add(sale("anna", "A1", 0, 10))).containsExactly(Outcome.ACCEPTED);
        assertThat(days("anna")).isEqualTo("0:2x20 3:1x5");
    }

    @Test
    void aFileWithoutASourceMayHaveTheOrdersOfAnySource() throws IOException {
        load("default", row("anna", 0, 10, "A1"), row("anna", 3, 5, "A2"));
        assertThat(add(sale("anna", "A1", 0, 10), sale("anna", "A3", 4, 1)))
                .containsExactly(Outcome.MAY_BE_STORED, Outcome.ACCEPTED);
    }

    @Test
    void rowsWithoutAnOrderMayBeInTheFile() throws IOException {
        load("shop", row("anna", 0, 10, "A1"), row("anna", 3, 5, "A2"));
        ArrivingOrder unnumbered =
                new ArrivingOrder(OrderKeys.unnumbered(DAY), "anna", new Sale(DAY, EURO), false, List.of(), null);
        assertThat(add(unnumbered)).containsExactly(Outcome.MAY_BE_STORED);
        load("shop", row("anna", 0, 10, null), row("anna", 3, 5, null));
        assertThat(add(sale("anna", "A1", 0, 10))).as("a file without orders").containsExactly(Outcome.MAY_BE_STORED);
    }

    @Test
    void whatArrivedAndIsNotInTheNextFileStays() throws IOException {
        load("shop", row("anna", 0, 10, "A1"));
        add(sale("anna", "A2", 2, 5), sale("anna", "A3", 3, 7), sale("otto", "B1", 4, 9), sale("neu", "N1", 9, 1));
        add(refund("otto", "B1", "r1", 6, 2));
        load(
                "shop",
                row("anna", 0, 10, "A1"),
                row("anna", 2, 5, "A2"),
                row("otto", 4, 9, "B1"),
                row("otto", 5, 1, "B2"));
        assertThat(days("anna")).as("A3 came after the export").isEqualTo("0:1x10 2:1x5 3:1x7");
        assertThat(days("otto")).as("the export has not the refund").isEqualTo("4:1x7 5:1x1");
        assertThat(days("neu")).isEqualTo("9:1x1");
        assertThat(add(sale("anna", "A2", 2, 5), sale("anna", "A3", 3, 7), refund("otto", "B1", "r1", 6, 2)))
                .containsOnly(Outcome.DUPLICATE);
        load(
                "shop",
                row("anna", 0, 10, "A1"),
                row("anna", 2, 6, "A2"),
                row("anna", 3, 7, "A3"),
                row("otto", 4, 7, "B1"));
        assertThat(days("anna")).as("the file is newer").isEqualTo("0:1x10 2:1x6 3:1x7");
        assertThat(days("otto")).isEqualTo("4:1x7");
        assertThat(add(sale("anna", "A2", 2, 6), refund("otto", "B1", "r1", 6, 2)))
                .containsOnly(Outcome.DUPLICATE);
    }

    @Test
    void aCustomerOfManyOrdersHasEachFound() throws IOException {
        List<TransactionRow> rows = new ArrayList<>();
        for (int order = 0; order < 2_300; order++) {
            rows.add(row("till", order % 50, order + 1, "T" + order));
        }
        load("shop", rows.toArray(TransactionRow[]::new));
        List<ArrivingOrder> again = new ArrayList<>();
        for (int order = 0; order < 2_300; order++) {
            again.add(sale("till", "T" + order, order % 50, order + 1));
        }
        assertThat(add(again.toArray(ArrivingOrder[]::new))).containsOnly(Outcome.DUPLICATE);
        assertThat(add(sale("till", "T2300", 3, 1))).containsExactly(Outcome.ACCEPTED);
    }
}
