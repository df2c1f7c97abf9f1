package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.audiences.AudienceRule;
import io.customerprediction.app.store.audiences.Campaigns;
import io.customerprediction.app.store.customers.AttributeColumn;
import io.customerprediction.app.store.customers.AttributeMeaning;
import io.customerprediction.app.store.customers.AttributeWriter;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerPage;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.figures.Movement;
import io.customerprediction.app.store.forecasts.ForecastRow;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.loads.MergedData;
import io.customerprediction.app.store.orders.Arrivals;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.ArrivingOrder.Refund;
import io.customerprediction.app.store.orders.ArrivingOrder.Sale;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogOrders;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.TransactionRow;
import io.customerprediction.transactions.TransactionRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer who was erased is nowhere in the database, in no sum, and does not come back. */
@ParameterizedClass
@EnumSource
class ErasureTest {
    private static final int DAY = (int) MadeUpCustomers.AS_OF.toEpochDay();
    private static final List<CustomerRow> CUSTOMERS = Stream.concat(
                    MadeUpCustomers.customers(299, 5).stream(), Stream.of(named(MadeUpCustomers.customer(299, 5))))
            .toList();
    private static final String NAME = "person-to-be-erased@example.com";

    private final TestDatabase kind;
    private Address address;
    private Store store;

    ErasureTest(TestDatabase kind) {
        this.kind = kind;
    }

    private static CustomerRow named(CustomerRow row) {
        return new CustomerRow(
                row.number(),
                NAME,
                row.cluster(),
                row.basis(),
                row.churnProbability(),
                row.expectedDays(),
                row.daysIfReturning(),
                row.p10(),
                row.p50(),
                row.p90(),
                row.back30(),
                row.back60(),
                row.back90(),
                row.recency(),
                row.frequency(),
                row.monetary(),
                row.tenure(),
                row.purchaseDays(),
                null,
                null);
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

    private Scoring score(String model) {
        DataSet data = store.dataSet()
                .orElseGet(() -> store.load("sales", 1, MadeUpCustomers.log(CUSTOMERS), customers -> {}));
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.model(model), MadeUpCustomers.AS_OF)) {
            CUSTOMERS.forEach(writer::add);
            return writer.complete();
        }
    }

    private static ArrivingOrder order(String number, String customer, int day) {
        return new ArrivingOrder(
                OrderKeys.order("shop", customer, number, ""),
                customer,
                new Sale(day, 5_000_000),
                false,
                List.of(new Refund(OrderKeys.of("r" + number), day, 1_000_000)),
                null);
    }

    private List<Outcome> add(ArrivingOrder... orders) {
        return Shop.add(store, orders);
    }

    /** How often the id stands anywhere in the database. */
    private int mentions() throws SQLException {
        int mentions = 0;
        for (String table : Tables.of(address)) {
            try (Connection connection =
                            DriverManager.getConnection(address.url(), address.user(), address.password());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM \"" + stored(table) + "\"")) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        mentions += String.valueOf(rows.getObject(column)).contains(NAME) ? 1 : 0;
                    }
                }
            }
        }
        return mentions;
    }

    private String stored(String table) {
        return kind == TestDatabase.H2 && !table.equals("flyway_schema_history")
                ? table.toUpperCase(Locale.ROOT)
                : table;
    }

    @Test
    void nothingInTheDatabaseNamesTheCustomerAnyMore() throws SQLException {
        score("model-1");
        Scoring scoring = score("model-2");
        store.forecasts()
                .keep(
                        scoring,
                        List.of(new ForecastRow(NAME, .1, .2, .3, .4, OptionalInt.empty(), OptionalInt.empty(), null)));
        store.campaigns()
                .add(
                        new Campaigns.Plan(
                                "spring", "ada", scoring, MadeUpCustomers.AS_OF, 30, .1, AudienceRule.risk(.5)),
                        audience -> CUSTOMERS.forEach(row -> audience.accept(Campaigns.Member.of(row, false))));
        add(order("1", NAME, DAY + 1), order("2", "somebody else", DAY + 1));
        store.arrivals()
                .add(
                        "shop",
                        List.of(),
                        new Arrivals.Repeatable("order of " + NAME, OrderKeys.of("body")),
                        made -> "{}");
        try (AttributeWriter attributes =
                store.attributes().add(List.of(new AttributeColumn("email", AttributeMeaning.EMAIL)))) {
            attributes.add(NAME, List.of(NAME));
            assertThat(attributes.complete().customers()).isEqualTo(1);
        }
        store.tags().add(List.of(NAME), "vip");
        close();
        assertThat(mentions()).isPositive();
        store = address.open(Clock.systemUTC());
        assertThat(store.erase(NAME, false)).isTrue();
        close();
        assertThat(mentions()).isZero();
        store = address.open(Clock.systemUTC());
        assertThat(store.history(NAME)).isEmpty();
        assertThat(store.history("somebody else")).isPresent();
        assertThat(store.campaigns().all()).hasSize(1);
    }

    @Test
    void sumsAndMovementAreAsIfTheCustomerHadNotBeenScored() {
        score("model-1");
        score("model-2");
        List<Movement> movements = store.customers().orElseThrow().movements();
        store.erase(NAME, false);
        ScoredCustomers after = store.customers().orElseThrow();
        Totals totals = after.overview().totals();
        assertThat(totals.customers()).isEqualTo(299);
        assertThat(after.scoring().customers()).isEqualTo(299);
        double churn = CUSTOMERS.stream()
                .filter(row -> !row.id().equals(NAME))
                .mapToDouble(CustomerRow::churnProbability)
                .sum();
        assertThat(totals.churn()).isCloseTo(churn, within(1e-6));
        assertThat(movements.stream().mapToInt(Movement::customers).sum()).isEqualTo(300);
        assertThat(after.movements().stream().mapToInt(Movement::customers).sum())
                .isEqualTo(299);
        assertThat(after.rfm().stream()
                        .mapToLong(cell -> cell.totals().customers())
                        .sum())
                .isEqualTo(299);
        assertThat(after.find(NAME)).isEmpty();
        List<String> exported = new ArrayList<>();
        after.export(CustomerFilter.ALL, row -> exported.add(row.id()));
        assertThat(exported).hasSize(299);
    }

    @Test
    void neitherOrdersNorFilesBringTheCustomerBack() throws IOException {
        add(order("1", NAME, DAY), order("2", "ada", DAY));
        assertThat(store.erase(NAME, false)).isTrue();
        assertThat(add(order("1", NAME, DAY), order("2", "ada", DAY), order("3", NAME, DAY + 1)))
                .containsExactly(Outcome.ERASED, Outcome.DUPLICATE, Outcome.ERASED);
        CleanedLog log = CleanedLog.read(
                TransactionRows.of(List.of(
                        new TransactionRow("Person-To-Be-Erased@example.com", LocalDate.ofEpochDay(DAY), 5, "1"),
                        new TransactionRow("ada", LocalDate.ofEpochDay(DAY), 5, "2"))),
                CleaningRules.upTo(LocalDate.ofEpochDay(DAY)),
                RowProgress.NONE,
                store.erased()::keptFrom);
        assertThat(log.purchases().size()).isEqualTo(1);
        assertThat(log.cleaning().setAside()).containsEntry("erased customer", 1L);
        assertThat(log.cleaning().examples()).isEmpty();
    }

    @Test
    void aLogThatWasReadBeforeDoesNotBringTheCustomerBack() {
        Scoring before = score("model-1");
        store.erase(NAME, false);
        assertThat(score("model-2").customers()).isEqualTo(before.customers() - 1);
        store.load("again", 1, MadeUpCustomers.log(CUSTOMERS), customers -> {});
        assertThat(store.history(NAME)).isEmpty();
        assertThat(store.history(CUSTOMERS.get(298).id())).isPresent();
        store.mergeArrivals(customers -> {});
        assertThat(store.history(NAME)).isEmpty();
    }

    @Test
    void aMergeAfterAnErasureKeepsEverybodyElse() {
        score("model-1");
        add(order("1", "new", DAY + 1));
        store.erase(CUSTOMERS.get(0).id(), false);
        MergedData merged = store.mergeArrivals(customers -> {}).orElseThrow();
        assertThat(merged.dataSet().customers()).isEqualTo(300);
        assertThat(store.history(NAME)).isPresent();
        assertThat(store.history("new")).isPresent();
    }

    @Test
    void whoIsNotKnownIsNotErasedAndOnceErasedStaysSo() {
        assertThat(store.erase(NAME, false)).isFalse();
        assertThat(add(order("1", NAME, DAY))).containsExactly(Outcome.ACCEPTED);
        assertThat(store.erase(NAME, false)).isTrue();
        assertThat(store.erase(NAME, false)).isTrue();
        assertThat(store.erase("only in a file", true)).isTrue();
        assertThat(add(order("1", "only in a file", DAY))).containsExactly(Outcome.ERASED);
    }

    /** As after an erasure by another process, of which what is in memory knows nothing. */
    @Test
    void aListThatIsInMemoryLosesTheCustomerToo() {
        score("model-1");
        ScoredCustomers before = store.customers().orElseThrow();
        CustomerQuery all = new CustomerQuery(CustomerFilter.ALL, CustomerSort.ID, false, 1000, null);
        long customers = before.page(all).matches();

        store.erase(NAME, false);

        CustomerPage page = before.page(all);
        assertThat(page.customers()).extracting(CustomerRow::id).doesNotContain(NAME);
        assertThat(page.matches()).isEqualTo(customers - 1);
    }

    /** Each round erases a customer whose orders arrive at the same time from two threads. */
    @Test
    void ordersThatArriveAtTheSameTimeDoNotBringTheCustomerBack() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Random random = new Random(7);
        try {
            for (int round = 0; round < 15; round++) {
                String customer = "C" + round;
                add(order("first", customer, DAY));
                int pause = random.nextInt(2_000_000);
                List<Callable<Object>> tasks = List.of(
                        () -> {
                            long end = System.nanoTime() + pause;
                            while (System.nanoTime() < end) {
                                Thread.onSpinWait();
                            }
                            return store.erase(customer, false);
                        },
                        () -> add(order("a", customer, DAY), order("b", customer, DAY)),
                        () -> add(order("c", customer, DAY), order("d", customer, DAY)));
                for (Future<Object> done : threads.invokeAll(tasks)) {
                    done.get();
                }
                assertThat(store.history(customer)).as("round %d", round).isEmpty();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** A command adds a file from a process of its own, where the database allows one, while the server erases. */
    @Test
    void aFileThatIsAddedAtTheSameTimeDoesNotBringTheCustomerBack() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Store command = kind == TestDatabase.POSTGRESQL ? address.open(Clock.systemUTC()) : store;
        Random random = new Random(11);
        try {
            for (int round = 0; round < 15; round++) {
                String customer = "C" + round;
                add(order("first", customer, DAY));
                CleanedLog log = file(customer);
                int pause = random.nextInt(20_000_000);
                List<Callable<Object>> tasks =
                        List.of(() -> command.files().take("more.csv", log, counts -> ""), () -> {
                            long end = System.nanoTime() + pause;
                            while (System.nanoTime() < end) {
                                Thread.onSpinWait();
                            }
                            return store.erase(customer, false);
                        });
                for (Future<Object> done : threads.invokeAll(tasks)) {
                    done.get();
                }
                assertThat(store.history(customer)).as("round %d", round).isEmpty();
            }
        } finally {
            threads.shutdown();
            if (command != store) {
                command.close();
            }
        }
    }

    private static CleanedLog file(String customer) throws IOException {
        List<TransactionRow> rows = new ArrayList<>();
        for (int k = 0; k < 300; k++) {
            rows.add(new TransactionRow(customer, LocalDate.ofEpochDay(DAY - k % 50), 5, "file-" + k));
        }
        return CleanedLog.read(
                TransactionRows.of(rows),
                CleaningRules.upTo(LocalDate.ofEpochDay(DAY)),
                RowProgress.NONE,
                LogOrders.everything(new OrderNames("shop", false)),
                sink -> sink);
    }
}
