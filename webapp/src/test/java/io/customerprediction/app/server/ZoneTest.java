package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import io.customerprediction.history.CustomerHistory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A purchase day is a day of the shop's zone, however the purchase comes. */
class ZoneTest {
    /** In New York the last second of a Saturday, before the hour that daylight saving skips, and the one after it. */
    private static final String[] TIMES = {"2024-03-10T04:59:59Z", "2024-03-10T05:00:00Z", "2024-03-11T03:59:59Z"};

    @TempDir
    Path folder;

    @AutoClose
    private final Store store = TestStore.empty();

    @AutoClose
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                folder, Optional.empty(), Optional.of(store), Map.of("zone", "America/New_York", "login", "open"));
    }

    private void assertDays(String customer) {
        CustomerHistory history = store.history(customer).orElseThrow();
        assertThat(history.size()).isEqualTo(2);
        assertThat(LocalDate.ofEpochDay(history.day(0))).isEqualTo(LocalDate.parse("2024-03-09"));
        assertThat(LocalDate.ofEpochDay(history.day(1))).isEqualTo(LocalDate.parse("2024-03-10"));
        assertThat(history.orders(1)).isEqualTo(2);
    }

    @Test
    void anUploadedFile() {
        StringBuilder log = new StringBuilder("customer_id,timestamp,amount,order_id\n");
        for (int k = 0; k < TIMES.length; k++) {
            log.append("C1,").append(TIMES[k]).append(",9.5,A-").append(k).append('\n');
        }
        Visitor visitor = new Visitor(server);
        visitor.whenOver(
                visitor.upload("shop.csv", log.toString().getBytes(StandardCharsets.UTF_8), Map.of("use", "store")));
        assertDays("C1");
    }

    @Test
    void ordersThatAreSent() {
        StringBuilder rows = new StringBuilder();
        for (int k = 0; k < TIMES.length; k++) {
            rows.append("{\"customer_id\":\"C2\",\"timestamp\":\"")
                    .append(TIMES[k])
                    .append("\",\"amount\":9.5,\"order_id\":\"B-")
                    .append(k)
                    .append("\"}\n");
        }
        server.post(
                "/api/v1/transactions", "application/x-ndjson", rows.toString().getBytes(StandardCharsets.UTF_8));
        assertDays("C2");
    }
}
