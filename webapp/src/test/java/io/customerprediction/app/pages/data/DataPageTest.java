package io.customerprediction.app.pages.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPageTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int PER_DAY = 12;

    @TempDir
    Path logs;

    private static PurchaseLog log(int days, IntPredicate isOpen) {
        List<TransactionRow> rows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int k = 0; isOpen.test(day) && k < PER_DAY; k++) {
                rows.add(new TransactionRow("c" + k, FIRST.plusDays(day), 10.0, "o" + day + "-" + k));
            }
        }
        return PurchaseLog.of(rows);
    }

    private String page(Store store) {
        try (TestServer server = TestServer.start(logs, store)) {
            return server.get("/data").body();
        }
    }

    @Test
    void beforeAnythingIsLoadedItSaysHowToBegin() {
        try (Store store = TestStore.empty()) {
            assertThat(page(store))
                    .contains("No purchases are stored yet", "href=\"/batch\"", "POST /api/v1/transactions")
                    .contains("No order has arrived by the API")
                    .doesNotContain("<svg class=\"bars\"", "Days of which orders");
        }
    }

    @Test
    void itSaysWhatIsStoredBeforeItsCustomersAreScored() {
        try (Store store = TestStore.empty()) {
            store.load("july <b>.csv", 1_440, log(120, day -> true), customers -> {});
            assertThat(page(store))
                    .contains("<bdi>july &lt;b&gt;.csv</bdi>", "1,440", "2024-01-01 to 2024-04-29")
                    .contains("No days seem to be missing", "2024-04-29: 12 orders; 12 are usual")
                    .contains(">2024-01</text>", ">2024-04</text>")
                    .doesNotContain("NaN", "style=");
        }
    }

    @Test
    void daysWithoutTheirOrdersAreMarkedAndListed() {
        try (Store store = TestStore.empty()) {
            store.load("shop.csv", 1_000, log(120, day -> day < 80 || day > 83), customers -> {});
            assertThat(page(store))
                    .contains(
                            "<th scope=\"row\">2024-03-21</th><td class=\"words\">2024-03-24</td><td>4</td><td>48</td>")
                    .contains("2024-03-21: 0 orders; 12 are usual, so that some seem to be missing");
        }
    }

    @Test
    void aNewLogTakesThePlaceOfTheOneBefore() {
        try (Store store = TestStore.empty();
                TestServer server = TestServer.start(logs, store)) {
            store.load("first.csv", 10, log(70, day -> true), customers -> {});
            assertThat(server.get("/data").body()).contains("first.csv", "2024-03-10: 12 orders");
            store.load("second.csv", 10, log(90, day -> true), customers -> {});
            assertThat(server.get("/data").body()).contains("<bdi>second.csv</bdi>", "2024-03-30: 12 orders");
        }
    }

    @Test
    void theLastLoadIsUndoneOnceItIsReadWhatThatChanges() {
        try (Store store = TestStore.empty();
                TestServer server = TestServer.start(logs, store)) {
            store.load("first.csv", 10, log(70, day -> true), customers -> {});
            Visitor visitor = new Visitor(server);
            assertThat(visitor.get("/data").body()).doesNotContain("/data/undo");
            assertThat(visitor.get("/data/undo").statusCode()).isEqualTo(409);
            store.load("second.csv", 20, PurchaseLog.of(List.of(row("c0"), row("new"))), customers -> {});
            assertThat(visitor.get("/data").body())
                    .contains("The last load replaced <bdi>first.csv</bdi>", "href=\"/data/undo\"");
            String page = visitor.get("/data/undo").body();
            assertThat(page)
                    .contains("<bdi>second.csv</bdi>", "<bdi>first.csv</bdi>", "2024-01-01 to 2024-03-10")
                    .contains((PER_DAY - 1) + " customers come back");
            assertThat(visitor.submit("/data/undo", "/data/undo", Map.of("load", "7"))
                            .statusCode())
                    .as("not the load that was shown")
                    .isEqualTo(409);
            assertThat(visitor.submit("/data/undo", "/data/undo", Map.of("load", id(page), "token", "x"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(visitor.submit("/data/undo", "/data/undo", Map.of("load", id(page)))
                            .body())
                    .contains("The load was undone", "<bdi>first.csv</bdi>")
                    .doesNotContain("second.csv", "/data/undo");
        }
    }

    private static TransactionRow row(String customer) {
        return new TransactionRow(customer, FIRST.plusDays(3), 10.0, "n");
    }

    private static String id(String page) {
        Matcher load = Pattern.compile("name=\"load\" value=\"([0-9]+)\"").matcher(page);
        assertThat(load.find()).isTrue();
        return load.group(1);
    }
}
