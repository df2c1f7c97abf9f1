package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.FileArrivals.Taken;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogOrders;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files are added to what is stored, each order once. */
@ParameterizedClass
@EnumSource
class FileArrivalsTest {
    private static final LocalDate DATE = LocalDate.of(2025, 6, 1);
    private static final String FIRST = """
            customer_id,timestamp,amount,order_id,status
            anna,2025-06-01,10,A1,paid
            otto,2025-06-03,20,B1,paid
            """;

    private final TestDatabase kind;

    @TempDir
    private Path folder;

    private Address address;
    private Store store;

    FileArrivalsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws IOException {
        address = kind.fresh();
        store = address.open(Clock.systemUTC());
        CleanedLog log = read(FIRST, LogOrders.numbered(new OrderNames("shop", false)));
        store.load("first", 2, log.purchases(), log.orders(), n -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    private CleanedLog read(String text, LogOrders orders) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), text);
        return CleanedLog.read(
                CsvRows.of(file), CleaningRules.upTo(DATE.plusDays(99)), RowProgress.NONE, orders, sink -> sink);
    }

    private Taken take(String text) throws IOException {
        CleanedLog log = read(text, LogOrders.everything(new OrderNames("shop", false)));
        return store.files().take("orders.csv", log, Object::toString);
    }

    /** Days since the first one, orders and euros. */
    private String days(String customer) {
        return Shop.days(store, customer, DATE.toEpochDay());
    }

    @Test
    void eachOrderCountsOnceAsItIsInTheNewestFile() throws IOException {
        String second = """
                customer_id,timestamp,amount,order_id,status
                anna,2025-06-01,10,A1,cancelled
                otto,2025-06-03,25,B1,paid
                otto,2025-06-08,5,B2,paid
                neu,2025-06-09,7,C1,paid
                """;
        assertThat(take(second)).isEqualTo(new Taken("{ACCEPTED=2, AMENDED=2}", false));
        assertThat(days("anna")).isEmpty();
        assertThat(days("otto")).isEqualTo("2:1x25 7:1x5");
        assertThat(take(second)).as("the same file").isEqualTo(new Taken("{ACCEPTED=2, AMENDED=2}", true));
        assertThat(take(second.replace("neu,", "neu ,")))
                .as("the same orders in another file")
                .isEqualTo(new Taken("{DUPLICATE=4}", false));
        assertThat(days("neu")).isEqualTo("8:1x7");
    }

    @Test
    void anOrderOfTheFileIsRecognisedWhenItIsSentOneByOne() throws IOException {
        take("customer_id,timestamp,amount,order_id\nneu,2025-06-09,7,C1\notto,2025-06-10,1,B9\n");
        ArrivingOrder same = new ArrivingOrder(
                OrderKeys.order("shop", "neu", "C1", ""),
                "neu",
                new ArrivingOrder.Sale((int) DATE.plusDays(8).toEpochDay(), 7_000_000),
                false,
                List.of(),
                null);
        store.arrivals().add("shop", List.of(same), null, outcomes -> {
            assertThat(outcomes).containsExactly(ArrivingOrder.Outcome.DUPLICATE);
            return "";
        });
    }

    @Test
    void withoutOrdersTheDayOfACustomerIsCompared() throws IOException {
        take("customer_id,timestamp,amount\nneu,2025-06-09,7\nneu,2025-06-10,1\n");
        Taken more = take("customer_id,timestamp,amount\nneu,2025-06-10,4\nneu,2025-06-11,2\n");
        assertThat(more.report()).isEqualTo("{ACCEPTED=1, AMENDED=1}");
        assertThat(days("neu")).isEqualTo("8:1x7 9:1x4 10:1x2");
    }

    @Test
    void aFileWithoutAmountsIsRefusedWhereAmountsAreStored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> take("customer_id,timestamp,order_id\nneu,2025-06-09,C1\nneu,2025-06-10,C2\n"))
                .withMessageContaining("has no amounts");
        assertThat(days("neu")).isEqualTo("unknown");
    }

    private static String inCurrency(String code) {
        return "customer_id,timestamp,amount,order_id,currency\nemil,2025-06-20,1,E-" + code + ",\n"
                + "emil,2025-06-20,7,F-" + code + "," + code + "\n";
    }

    @Test
    void aFileOfAnotherCurrencyThanTheStoredOneIsRefusedAsAWhole() throws IOException {
        take(inCurrency("EUR"));
        assertThat(store.arrivals().currency()).contains("EUR");
        String before = days("emil");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> take(inCurrency("USD")))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.OTHER_CURRENCY))
                .withMessageContaining("in USD")
                .withMessageContaining("in EUR");
        assertThat(days("emil")).isEqualTo(before);
    }

    @Test
    void aLoadBringsItsCurrencyUnlessOrdersOfAnotherOneStayOnTopOfIt() throws IOException {
        store.load("euros", read(inCurrency("EUR"), LogOrders.numbered(new OrderNames("shop", false))), n -> {});
        assertThat(store.arrivals().currency()).contains("EUR");
        CleanedLog dollars = read(inCurrency("USD"), LogOrders.numbered(new OrderNames("shop", false)));
        store.load("dollars", dollars, n -> {});
        assertThat(store.arrivals().currency()).contains("USD");
        take(inCurrency("USD").replace("2025-06-20", "2025-07-20").replace("-USD", "-later"));
        CleanedLog euros = read(inCurrency("EUR"), LogOrders.numbered(new OrderNames("shop", false)));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.load("euros", euros, n -> {}));
        assertThat(store.dataSet().orElseThrow().name()).isEqualTo("dollars");
    }
}
