package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.orders.Arrivals;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Purchases that arrive are stored once, whatever happens at the same time. */
@ParameterizedClass
@EnumSource
class ArrivalsTest {
    private static final int DAY = (int) LocalDate.of(2025, 6, 1).toEpochDay();
    private static final long EURO = 1_000_000;

    private final TestDatabase kind;

    private Address address;
    private Store store;

    ArrivalsTest(TestDatabase kind) {
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

    private static UUID key(String order) {
        return OrderKeys.of("shop", order);
    }

    private static String number(String order) {
        return OrderKeys.order("shop", "", order, "");
    }

    private static ArrivingOrder sale(String order, String customer, int day, long euros) {
        return new ArrivingOrder(number(order), customer, new Sale(day, euros * EURO), false, List.of(), null);
    }

    private static ArrivingOrder cancelled(String order, String customer) {
        return new ArrivingOrder(number(order), customer, null, true, List.of(), null);
    }

    private List<Outcome> add(ArrivingOrder... orders) {
        return Shop.add(store, orders);
    }

    /** Days since the first one, orders and euros. */
    private String days(String customer) {
        return Shop.days(store, customer, DAY);
    }

    private void load(TransactionRow... rows) {
        store.load("sales", rows.length, PurchaseLog.of(List.of(rows)), n -> {});
    }

    private static TransactionRow row(String customer, int day, double amount) {
        return new TransactionRow(customer, LocalDate.ofEpochDay(day), amount, null);
    }

    @Test
    void whatArrivesIsOnTopOfWhatWasLoaded() {
        load(row("anna", DAY, 10), row("otto", DAY + 5, 20));
        assertThat(add(sale("1", "anna", DAY + 6, 7), sale("2", "neu", DAY + 7, 3)))
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED);
        assertThat(days("anna")).isEqualTo("0:1x10 6:1x7");
        assertThat(days("neu")).isEqualTo("7:1x3");
        assertThat(days("otto")).isEqualTo("5:1x20");
        assertThat(store.arrivals().lastDay()).hasValue(DAY + 7);
        assertThat(store.arrivals().waiting()).isEqualTo(2);
    }

    @Test
    void aDayThatALoadedFileCoversMayHaveTheOrderAlready() {
        load(row("anna", DAY + 5, 10));
        assertThat(add(sale("1", "anna", DAY + 5, 10), sale("2", "anna", DAY + 6, 7)))
                .containsExactly(Outcome.MAY_BE_STORED, Outcome.ACCEPTED);
        assertThat(store.mergeArrivals(n -> {})).isPresent();
        assertThat(add(sale("3", "anna", DAY + 5, 10)))
                .as("merging changes nothing about the file")
                .containsExactly(Outcome.MAY_BE_STORED);
        assertThat(add(sale("4", "anna", DAY + 6, 1)))
                .as("days after the file are known order by order")
                .containsExactly(Outcome.ACCEPTED);
        assertThat(days("anna")).isEqualTo("5:1x10 6:2x8");
    }

    @Test
    void mergingChangesNoHistoryAndOrdersAreStillKnown() {
        load(row("anna", DAY, 10));
        add(sale("1", "anna", DAY + 6, 7), sale("2", "neu", DAY + 7, 3), sale("3", "neu", DAY + 7, 4));
        add(cancelled("3", "neu"));
        DataSet merged = store.mergeArrivals(n -> {}).orElseThrow().dataSet();
        assertThat(merged.customers()).isEqualTo(2);
        assertThat(merged.lastDay()).isEqualTo(LocalDate.ofEpochDay(DAY + 7));
        assertThat(store.arrivals().waiting()).isZero();
        assertThat(store.mergeArrivals(n -> {})).as("nothing is left to merge").isEmpty();
        assertThat(days("anna")).isEqualTo("0:1x10 6:1x7");
        assertThat(days("neu")).isEqualTo("7:1x3");
        assertThat(add(sale("1", "anna", DAY + 6, 7), sale("2", "neu", DAY + 7, 5)))
                .containsExactly(Outcome.DUPLICATE, Outcome.AMENDED);
        assertThat(days("neu")).isEqualTo("7:1x5");
        add(cancelled("1", "anna"), cancelled("2", "neu"));
        assertThat(days("anna")).isEqualTo("0:1x10");
        assertThat(days("neu")).isEmpty();
    }

    @Test
    void aFileThatIsLoadedKeepsWhatArrivedAfterIt() {
        add(sale("1", "anna", DAY, 5), sale("2", "anna", DAY + 9, 7), sale("3", "otto", DAY + 9, 9));
        add(new ArrivingOrder(
                number("3"), "otto", null, false, List.of(new Refund(key("r"), DAY + 10, 2 * EURO)), null));
        store.mergeArrivals(n -> {});
        load(row("anna", DAY, 6), row("anna", DAY + 4, 1));
        assertThat(days("anna")).isEqualTo("0:1x6 4:1x1 9:1x7");
        assertThat(days("otto")).isEqualTo("9:1x7");
    }

    @Test
    void nothingIsStoredIfTheAnswerCannotBeMade() {
        assertThatIllegalStateException()
                .isThrownBy(() -> store.arrivals().add("shop", List.of(sale("1", "anna", DAY, 5)), null, outcomes -> {
                    throw new IllegalStateException("no answer");
                }));
        assertThat(days("anna")).isEqualTo("unknown");
    }

    @Test
    void aNamedRequestIsAnsweredFromMemoryAlsoAfterARestart() {
        Arrivals.Repeatable request = new Arrivals.Repeatable("k", key("body"));
        ArrivingOrder order =
                new ArrivingOrder(OrderKeys.unnumbered(DAY), "anna", new Sale(DAY, EURO), false, List.of(), null);
        assertThat(store.arrivals().add("shop", List.of(order), request, made -> "first"))
                .isEqualTo(new Arrivals.Answer("first", false));
        store.close();
        store = address.open(Clock.systemUTC());
        assertThat(store.arrivals().add("shop", List.of(order), request, made -> "second"))
                .isEqualTo(new Arrivals.Answer("first", true));
        assertThatExceptionOfType(Arrivals.OtherBodyException.class)
                .isThrownBy(() -> store.arrivals()
                        .add("shop", List.of(order), new Arrivals.Repeatable("k", key("other")), made -> "third"));
        assertThat(store.arrivals().add("till", List.of(), request, made -> "another source"))
                .isEqualTo(new Arrivals.Answer("another source", false));
        assertThat(days("anna")).isEqualTo("0:1x1");
    }

    /** Random versions, refunds and ends of a few orders, in requests of random size, against the last version of each. */
    @Test
    void theHistoryIsWhatTheLastVersionsOfAllOrdersSay() {
        Random random = new Random(20_251_130);
        Map<String, Map<Integer, long[]>> expected = new HashMap<>();
        Map<String, long[]> orders = new TreeMap<>();
        for (int request = 0; request < 150; request++) {
            Map<String, ArrivingOrder> sent = new TreeMap<>();
            for (int k = 0; k < 1 + random.nextInt(8); k++) {
                int number = random.nextInt(60);
                String order = "o" + number;
                String customer = "c" + number % 7;
                int day = DAY + number % 5;
                sent.put(
                        order,
                        random.nextInt(4) == 0
                                ? cancelled(order, customer)
                                : sale(order, customer, day, 1 + random.nextInt(9)));
            }
            List<Outcome> outcomes = add(sent.values().toArray(ArrivingOrder[]::new));
            assertThat(outcomes).doesNotContain(Outcome.ORDER_ID_REUSED, Outcome.MAY_BE_STORED);
            sent.forEach((order, version) -> orders.put(
                    order,
                    version.sale() == null
                            ? new long[] {0, 0}
                            : new long[] {
                                version.sale().epochDay(), version.sale().millionths()
                            }));
            if (request % 40 == 39) {
                store.mergeArrivals(n -> {});
            }
        }
        orders.forEach((order, version) -> {
            if (version[1] > 0) {
                int number = Integer.parseInt(order.substring(1));
                long[] sums = expected.computeIfAbsent("c" + number % 7, customer -> new TreeMap<>())
                        .computeIfAbsent((int) version[0], day -> new long[2]);
                sums[0]++;
                sums[1] += version[1];
            }
        });
        expected.forEach((customer, days) -> {
            StringBuilder text = new StringBuilder();
            days.forEach((day, sums) -> text.append(day - DAY + ":" + sums[0] + "x" + sums[1] / EURO + " "));
            assertThat(days(customer)).as(customer).isEqualTo(text.toString().strip());
        });
    }

    @Test
    void requestsAtTheSameTimeLoseAndDoubleNothingWhileDataSetsAreMade() throws Exception {
        load(row("c0", DAY - 1, 1));
        int threads = 4;
        int requests = 30;
        AtomicBoolean sending = new AtomicBoolean(true);
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try {
            List<Future<Integer>> senders = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                Random random = new Random(t);
                Callable<Integer> sender = () -> {
                    for (int k = 0; k < requests; k++) {
                        // All threads send versions of the same orders, and each some of its own.
                        int shared = random.nextInt(10);
                        String own = Thread.currentThread().getName() + k;
                        add(
                                sale("shared" + shared, "c" + shared, DAY, 5),
                                sale(own, "c" + random.nextInt(10), DAY + 1, 1));
                    }
                    return requests;
                };
                senders.add(pool.submit(sender));
            }
            Future<Integer> merging = pool.submit(() -> {
                int merges = 0;
                while (sending.get()) {
                    merges += store.mergeArrivals(n -> {}).isPresent() ? 1 : 0;
                }
                return merges;
            });
            for (Future<Integer> sender : senders) {
                assertThat(sender.get()).isEqualTo(requests);
            }
            sending.set(false);
            assertThat(merging.get()).isPositive();
        } finally {
            pool.shutdownNow();
        }
        long shared = 0;
        long own = 0;
        for (int c = 0; c < 10; c++) {
            CustomerHistory history = store.history("c" + c).orElseThrow();
            for (int k = 0; k < history.size(); k++) {
                shared += history.day(k) == DAY ? Math.round(history.amount(k)) : 0;
                own += history.day(k) == DAY + 1 ? Math.round(history.amount(k)) : 0;
            }
        }
        assertThat(shared).isEqualTo(10 * 5);
        assertThat(own).isEqualTo((long) threads * requests);
    }
}
