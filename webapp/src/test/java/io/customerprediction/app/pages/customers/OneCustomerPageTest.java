package io.customerprediction.app.pages.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.loads.MergedData;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer's page knows what has arrived since all customers were scored. The clock stands at 2024-12-16. */
class OneCustomerPageTest {
    private static final LocalDate SCORED = LocalDate.of(2024, 12, 1);

    @TempDir
    Path logs;

    private final Store store = TestStore.empty();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(logs, store);
        arrive("anna", "2024-11-01", "20", "1");
        arrive("otto", "2024-12-01", "30", "2");
        MergedData merged = store.mergeArrivals(customers -> {}).orElseThrow();
        CustomerPredictor predictor = TestModel.PREDICTOR;
        try (ScoringWriter writer = store.score(merged.dataSet(), predictor.model(), SCORED)) {
            predictor.predictAll(merged.purchases(), SCORED, 1, result -> {
                if (result instanceof CustomerPrediction customer) {
                    writer.add(CustomerRow.of(customer));
                }
            });
            writer.complete();
        }
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private void arrive(String customer, String day, String amount, String order) {
        HttpResponse<String> answer = server.post(
                "/api/v1/transactions",
                "[{\"customer_id\":\"%s\",\"timestamp\":\"%s\",\"amount\":%s,\"order_id\":\"%s\"}]"
                        .formatted(customer, day, amount, order));
        assertThat(answer.body()).contains("\"accepted\":1");
    }

    @Test
    void aPurchaseThatArrivesIsOnTheCustomersPageAtOnce() {
        String before = server.get("/customer?id=anna").body();
        assertThat(before).contains("2024-12-01").doesNotContain("988");
        arrive("anna", "2024-12-10", "987.65", "3");
        HttpResponse<String> now = server.get("/customer?id=anna");
        assertThat(now.statusCode()).isEqualTo(200);
        assertThat(now.body()).contains("2024-12-10", "1,008");
        assertThat(server.get("/customer?id=otto").body())
                .as("others are as they were scored")
                .contains("2024-12-01")
                .doesNotContain("2024-12-10");
    }

    @Test
    void aNewCustomerHasAPageBeforeAllAreScoredAnew() {
        assertThat(server.get("/customer?id=new").statusCode()).isEqualTo(404);
        arrive("new", "2024-12-10", "987.65", "3");
        HttpResponse<String> page = server.get("/customer?id=new");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<bdi>new</bdi>", "988");
    }

    @Test
    void whoseOnlyOrderWasCancelledIsNoCustomer() {
        server.post("/api/v1/transactions", "[{\"customer_id\":\"anna\",\"order_id\":\"1\",\"status\":\"cancelled\"}]");
        assertThat(server.get("/customer?id=anna").statusCode()).isEqualTo(404);
    }
}
