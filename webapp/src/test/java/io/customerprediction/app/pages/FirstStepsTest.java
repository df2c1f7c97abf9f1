package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.TrainerJar;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a server with nothing to a dashboard of one's own customers. */
class FirstStepsTest {
    @TempDir
    Path folder;

    @AutoClose
    private final Store store = TestStore.empty();

    @AutoClose
    private TestServer server;

    private Visitor visitor;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(
                folder.resolve("logs"),
                Optional.empty(),
                Optional.of(store),
                Map.of("trainer-jar", TrainerJar.write(folder).toString(), "training-heap", "512m"));
        visitor = new Visitor(server);
    }

    private byte[] log(int customers, int days) throws IOException {
        return Files.readAllBytes(new MadeUpShop(customers, days, 5).write(folder.resolve("shop.csv")));
    }

    private String awaitOverview(String text) {
        String page = visitor.get("/overview").body();
        for (int k = 0; k < 2_000 && !page.contains(text); k++) {
            LockSupport.parkNanos(50_000_000);
            page = visitor.get("/overview").body();
        }
        return page;
    }

    @Test
    void everyPageLeadsFromPurchasesOverATrainingToTheCustomers() throws IOException {
        for (String page : new String[] {"/overview", "/customers", "/segments", "/targeting", "/model"}) {
            assertThat(visitor.get(page).body())
                    .as(page)
                    .contains("Upload a file", "Try it with the sample", "/api/v1/transactions");
        }

        String stored = visitor.whenOver(visitor.upload("shop.csv", log(400, 700), Map.of("use", "store")));
        assertThat(stored).contains("rows read", "Next: train a model").doesNotContain("predictions.csv");
        assertThat(visitor.get("/overview").body())
                .contains("400 customers of shop.csv", "Enough to learn from, with care", "value=\"train\"")
                .doesNotContain("Upload a file");

        assertThat(server.post("/api/v1/models", "").statusCode()).isEqualTo(202);
        assertThat(visitor.get("/overview").body()).contains("data-state=\"TRAINING\"", "value=\"cancel\"");
        assertThat(awaitOverview("The log shop.csv ends on")).contains("The log shop.csv ends on");
        assertThat(visitor.get("/model?tab=versions").body()).contains("the first model");
    }

    @Test
    void purchasesThatAreTooFewAreNotTrainedOnAndThePageSaysWhy() throws IOException {
        visitor.whenOver(visitor.upload("shop.csv", log(10, 60), Map.of("use", "store")));

        assertThat(visitor.get("/overview").body())
                .contains("Not enough to learn from yet", "Customers</strong>: 10 with a purchase; needed: ")
                .doesNotContain("value=\"train\"");
    }

    @Test
    void withoutAModelAFileIsStoredAndNothingElse() throws IOException {
        var scored = visitor.upload("shop.csv", log(40, 300), Map.of("use", "score"));
        assertThat(scored.statusCode()).isEqualTo(503);
        assertThat(scored.body()).contains("There is no model yet that could predict for this file");
        byte[] features =
                "Recency,Frequency,Monetary,Cluster\n1,2,3,1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(visitor.upload("features.csv", features, Map.of("use", "store"))
                        .body())
                .doesNotContain("predictions.csv");
        assertThat(store.dataSet()).isEmpty();
    }

    @Test
    void purchasesThatAreThereAreReplacedOnlyAfterAQuestion() throws IOException {
        visitor.whenOver(visitor.upload("shop.csv", log(40, 300), Map.of("use", "store")));

        assertThat(visitor.whenOver(visitor.upload("other.csv", log(30, 300), Map.of("use", "store"))))
                .contains("10 of the 40 customers who are stored are not in this file", "id=\"replace-error\"");
        assertThat(store.dataSet().orElseThrow().name()).isEqualTo("shop.csv");
    }

    @Test
    void ordersThatAreSentArePurchases() {
        server.post(
                "/api/v1/transactions",
                "[{\"customer_id\":\"C1\",\"timestamp\":\"2024-12-01T10:12:00Z\",\"amount\":19.9,\"order_id\":\"A-1\"}]");

        assertThat(visitor.get("/overview").body()).contains("1 orders have arrived", "value=\"train\"");
    }
}
