package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.loads.UndoableLoad;
import io.customerprediction.app.store.loads.UndoneLoad;
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
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** After a load is undone, all is as if it had not been: what it replaced, and every order that has arrived. */
@ParameterizedClass
@EnumSource
class LoadUndoTest {
    private static final LocalDate DATE = LocalDate.of(2025, 6, 1);
    private static final int DAY = (int) DATE.toEpochDay();
    private static final long EURO = 1_000_000;
    private static final String NUMBERED = "customer_id,order_id,date,amount\n";
    private static final String UNNUMBERED = "customer_id,date,amount\n";

    private final TestDatabase kind;

    @TempDir
    private Path folder;

    private Address address;
    private Store store;

    LoadUndoTest(TestDatabase kind) {
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

    private DataSet load(String text) throws IOException {
        Path file = Files.write(folder.resolve("log.csv"), text.getBytes(StandardCharsets.UTF_8));
        LogOrders orders = LogOrders.numbered(new OrderNames("shop", false));
        CleanedLog log = CleanedLog.read(
                CsvRows.of(file), CleaningRules.upTo(DATE.plusDays(100)), RowProgress.NONE, orders, sink -> sink);
        return store.load("log.csv", log, n -> {});
    }

    private static String row(String customer, String order, int day, double amount) {
        return customer + "," + order + "," + DATE.plusDays(day) + "," + amount + "\n";
    }

    private static String row(String customer, int day, double amount) {
        return customer + "," + DATE.plusDays(day) + "," + amount + "\n";
    }

    private static String key(String customer, String order) {
        return OrderKeys.order("shop", customer, order, "");
    }

    private static ArrivingOrder sale(String customer, String order, int day, double amount) {
        Sale sale = new Sale(DAY + day, Math.round(amount * EURO));
        return new ArrivingOrder(key(customer, order), customer, sale, false, List.of(), null);
    }

    private static ArrivingOrder refund(String customer, String order, String id, int day, double amount) {
        Refund refund = new Refund(OrderKeys.of(id), DAY + day, Math.round(amount * EURO));
        return new ArrivingOrder(key(customer, order), customer, null, false, List.of(refund), null);
    }

    private static ArrivingOrder cancelled(String customer, String order) {
        return new ArrivingOrder(key(customer, order), customer, null, true, List.of(), null);
    }

    private List<Outcome> add(ArrivingOrder... orders) {
        return Shop.add(store, orders);
    }

    private void undo() {
        assertThat(store.undoLoad(store.undoableLoad().orElseThrow().id())).isPresent();
    }

    /** Days since the first one, orders and euros. */
    private String days(String customer) {
        return Shop.days(store, customer, DAY);
    }

    @Test
    void whatWasReplacedIsStoredAgain() throws IOException {
        DataSet first = load(NUMBERED + row("anna", "A1", 0, 10) + row("otto", "B1", 3, 20));
        assertThat(store.undoableLoad()).as("a first load replaces nothing").isEmpty();
        load(NUMBERED + row("otto", "X1", 8, 1) + row("neu", "X2", 9, 2));
        UndoableLoad load = store.undoableLoad().orElseThrow();
        assertThat(load.replaced()).isEqualTo(first);
        assertThat(load.customersLost()).isEqualTo(1);
        assertThat(days("anna")).isEqualTo("unknown");
        undo();
        assertThat(store.dataSet()).contains(first);
        assertThat(days("anna")).isEqualTo("0:1x10");
        assertThat(days("otto")).isEqualTo("3:1x20");
        assertThat(days("neu")).isEqualTo("unknown");
        assertThat(store.undoableLoad()).as("it is undone once").isEmpty();
        assertThat(store.undoLoad(load.id())).isEmpty();
    }

    @Test
    void onlyTheLoadThatWasSeenIsUndone() throws IOException {
        load(NUMBERED + row("anna", "A1", 0, 10));
        load(NUMBERED + row("otto", "B1", 3, 20));
        long seen = store.undoableLoad().orElseThrow().id();
        load(NUMBERED + row("neu", "C1", 4, 5));
        assertThat(store.undoLoad(seen)).isEmpty();
        assertThat(days("neu")).isEqualTo("4:1x5");
        undo();
        assertThat(days("otto")).as("the load before").isEqualTo("3:1x20");
    }

    @Test
    void whatHasArrivedBeforeAndSinceStays() throws IOException {
        load(NUMBERED + row("anna", "A1", 0, 10) + row("anna", "A2", 5, 20));
        add(sale("anna", "A3", 6, 30), sale("otto", "B1", 7, 40), sale("otto", "B2", 8, 50));
        assertThat(store.mergeArrivals(n -> {})).isPresent();
        add(refund("otto", "B2", "r0", 9, 5));
        load(NUMBERED + row("neu", "N1", 1, 1) + row("neu", "N2", 2, 1) + row("otto", "B1", 7, 41));
        assertThat(days("otto")).as("the log is right about B1").isEqualTo("7:1x41 8:1x45");
        assertThat(add(
                        sale("neu", "N3", 10, 3),
                        refund("otto", "B2", "r1", 10, 20),
                        cancelled("anna", "A3"),
                        sale("neu", "N1", 1, 1)))
                .containsExactly(Outcome.ACCEPTED, Outcome.AMENDED, Outcome.AMENDED, Outcome.DUPLICATE);
        assertThat(store.mergeArrivals(n -> {})).isPresent();
        add(sale("otto", "B3", 11, 7));
        undo();
        assertThat(days("anna")).isEqualTo("0:1x10 5:1x20");
        assertThat(days("otto")).as("B1 as it had arrived").isEqualTo("7:1x40 8:1x25 11:1x7");
        assertThat(days("neu"))
                .as("N2 came with the load only, N1 and N3 have arrived")
                .isEqualTo("1:1x1 10:1x3");
        assertThat(add(
                        sale("otto", "B1", 7, 40),
                        refund("otto", "B2", "r0", 9, 5),
                        refund("otto", "B2", "r1", 10, 20),
                        cancelled("anna", "A3"),
                        sale("anna", "A1", 0, 10)))
                .as("each is known")
                .containsOnly(Outcome.DUPLICATE);
        assertThat(store.mergeArrivals(n -> {})).isPresent();
        assertThat(days("otto")).isEqualTo("7:1x40 8:1x25 11:1x7");
    }

    @Test
    void aLogWithoutOrderNumbersIsBroughtBackToo() throws IOException {
        load(UNNUMBERED + row("anna", 0, 10));
        add(sale("anna", "A2", 3, 5));
        load(UNNUMBERED + row("anna", 0, 10) + row("anna", 3, 5) + row("otto", 4, 1));
        assertThat(add(cancelled("anna", "A2"))).containsExactly(Outcome.AMENDED);
        assertThat(days("anna")).isEqualTo("0:1x10");
        undo();
        assertThat(days("anna")).isEqualTo("0:1x10");
        assertThat(days("otto")).isEqualTo("unknown");
    }

    @Test
    void theSameLogAgainKeepsWhatHasChangedSince() throws IOException {
        String log = UNNUMBERED + row("anna", 0, 10) + row("anna", 3, 5) + row("otto", 4, 1);
        load(UNNUMBERED + row("anna", 0, 10));
        add(sale("anna", "A2", 3, 5));
        load(log);
        add(cancelled("anna", "A2"), sale("otto", "B2", 6, 2));
        for (int again = 0; again < 3; again++) {
            assertThat(days("anna")).isEqualTo("0:1x10");
            assertThat(days("otto")).isEqualTo("4:1x1 6:1x2");
            store.mergeArrivals(n -> {});
            load(log);
        }
        load(log + row("otto", 7, 1));
        assertThat(days("anna")).as("a longer log is newer").isEqualTo("0:1x10 3:1x5");

        String numbered = NUMBERED + row("anna", "A1", 0, 10) + row("anna", "A2", 3, 5);
        load(numbered);
        add(cancelled("anna", "A1"), refund("anna", "A2", "r1", 8, 2));
        assertThat(days("anna")).isEqualTo("3:1x3");
        load(numbered);
        assertThat(days("anna")).isEqualTo("3:1x3");
    }

    @Test
    void whatArrivesForOrdersThatOnlyTheReplacedLogHasIsNotLost() throws IOException {
        load(NUMBERED + row("anna", "A1", 0, 10) + row("anna", "A2", 2, 20) + row("otto", "B1", 3, 30));
        load(NUMBERED + row("neu", "N1", 4, 1));
        assertThat(add(cancelled("anna", "A1"), refund("anna", "A2", "r1", 9, 5), cancelled("nobody", "Z")))
                .containsExactly(Outcome.NO_PURCHASE, Outcome.ACCEPTED, Outcome.NO_PURCHASE);
        undo();
        assertThat(days("anna")).isEqualTo("2:1x15");
        assertThat(days("otto")).isEqualTo("3:1x30");
        assertThat(days("nobody")).isEqualTo("unknown");
    }

    @Test
    void ordersThatALogWithoutNumbersMayHaveAreLeftOutAndCounted() throws IOException {
        load(UNNUMBERED + row("anna", 0, 10) + row("anna", 9, 20));
        load(NUMBERED + row("neu", "N1", 4, 1));
        add(sale("anna", "A2", 9, 20), sale("anna", "A3", 10, 30));
        UndoneLoad undone =
                store.undoLoad(store.undoableLoad().orElseThrow().id()).orElseThrow();
        assertThat(undone.mayBeStored()).isEqualTo(1);
        assertThat(days("anna")).isEqualTo("0:1x10 9:1x20 10:1x30");
    }

    private static String in(String currency) {
        return "customer_id,date,amount,currency\nanna,2025-06-01,10," + currency + "\n";
    }

    @Test
    void theCurrencyIsThatOfWhatIsStored() throws IOException {
        load(in("EUR"));
        load(in("USD"));
        assertThat(store.arrivals().currency()).contains("USD");
        undo();
        assertThat(store.arrivals().currency()).contains("EUR");
        load(in("USD"));
        store.arrivals().add("shop", "USD", List.of(sale("anna", "A7", 7, 5)), null, made -> "done");
        long id = store.undoableLoad().orElseThrow().id();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.undoLoad(id))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(StoreException.Kind.OTHER_CURRENCY));
        assertThat(days("anna")).as("nothing has changed").isEqualTo("0:1x10 7:1x5");
    }

    @Test
    void whoWasErasedStaysErased() throws IOException {
        load(NUMBERED + row("anna", "A1", 0, 10) + row("otto", "B1", 3, 20));
        add(sale("anna", "A2", 6, 30));
        load(NUMBERED + row("otto", "B1", 3, 20));
        add(refund("anna", "A2", "r", 7, 1));
        assertThat(store.erase("anna", false)).isTrue();
        undo();
        assertThat(days("anna")).isEqualTo("unknown");
        store.mergeArrivals(n -> {});
        assertThat(days("anna")).isEqualTo("unknown");
        assertThat(days("otto")).isEqualTo("3:1x20");
    }

    /** A second store that never had the load has to agree in every customer, whatever arrives in whatever order. */
    @Test
    void itIsAsIfTheLoadHadNeverBeen() throws IOException {
        for (int seed = 1; seed <= 8; seed++) {
            try (Store other = kind.fresh().open(Clock.systemUTC())) {
                close();
                open();
                Random random = new Random(seed);
                Map<String, Integer> dayOf = new LinkedHashMap<>();
                StringBuilder first = new StringBuilder(NUMBERED);
                for (int order = 0; order < 30; order++) {
                    first.append(
                            row(customer(order), "O" + order, day(dayOf, order, random, 20), 1 + random.nextInt(9)));
                }
                Store undone = store;
                for (Store each : List.of(other, undone)) {
                    store = each;
                    load(first.toString());
                }
                arrive(random, dayOf, 40, List.of(other, undone));
                store = undone;
                StringBuilder second = new StringBuilder(NUMBERED);
                for (int order = 20; order < 60; order++) {
                    second.append(
                            row(customer(order), "O" + order, day(dayOf, order, random, 30), 1 + random.nextInt(9)));
                }
                load(second.toString());
                arrive(random, dayOf, 60, List.of(other, undone));
                store = undone;
                undo();
                arrive(random, dayOf, 20, List.of(other, undone));
                for (int customer = 0; customer < 7; customer++) {
                    assertThat(Shop.days(undone, "c" + customer, DAY))
                            .as("customer %d of seed %d", customer, seed)
                            .isEqualTo(Shop.days(other, "c" + customer, DAY));
                }
                store = undone;
            }
        }
    }

    private static String customer(int order) {
        return "c" + order % 7;
    }

    private static int day(Map<String, Integer> dayOf, int order, Random random, int days) {
        return dayOf.computeIfAbsent("O" + order, key -> random.nextInt(days));
    }

    private void arrive(Random random, Map<String, Integer> dayOf, int count, List<Store> stores) {
        for (int k = 0; k < count; k++) {
            int number = random.nextInt(80);
            String order = "O" + number;
            double amount = 1 + random.nextInt(9);
            boolean isCancelled = random.nextInt(4) == 0;
            boolean merges = random.nextInt(15) == 0;
            int day = day(dayOf, number, random, 40);
            for (Store each : stores) {
                store = each;
                add(isCancelled ? cancelled(customer(number), order) : sale(customer(number), order, day, amount));
                if (merges) {
                    each.mergeArrivals(n -> {});
                }
            }
        }
    }
}
