package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.Totals;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewPageTest {
    @TempDir
    Path logs;

    @Test
    void itShowsTheFiguresOfAllCustomers() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            Totals all = store.customers().orElseThrow().overview().totals();
            String page = server.get("/overview").body();
            assertThat(page)
                    .contains("<strong>" + Figures.count(all.customers()) + "</strong>")
                    .contains(Figures.percent(all.churnRate()))
                    .contains("The log shop.csv ends on 2024-12-16, today")
                    .contains("This is the first model that has answered here.");
            assertThat(page.split("<rect ", -1)).hasSize(21);
        }
    }

    @Test
    void itSaysWhatChangedSinceTheModelBefore() {
        ModelInfo live = TestModel.PREDICTOR.model();
        ModelInfo old = new ModelInfo(
                "<old>",
                live.asOf().minusDays(30),
                live.horizonDays(),
                new ModelInfo.Tested("C", live.auc(), live.brier()),
                true,
                live.segmentNames());
        try (Store store = TestStore.empty();
                TestServer server = TestServer.start(logs, store)) {
            TestStore.score(store, old, 120);
            double before = store.customers().orElseThrow().overview().totals().churnRate();
            assertThat(server.get("/overview").body()).contains("This is the first model that has answered here.");

            TestStore.score(store, live, Integer.MAX_VALUE);

            double now = store.customers().orElseThrow().overview().totals().churnRate();
            assertThat(now).isNotEqualTo(before);
            assertThat(server.get("/overview").body())
                    .contains("<li>The model before was &lt;old&gt;, as of " + TestModel.AS_OF + ".</li>")
                    .contains("<li>Churn ahead went from " + Figures.percent(before) + " to " + Figures.percent(now)
                            + " (" + Figures.points(now - before) + ").</li>")
                    .contains("<li>Customers went from 120 to 200.</li>")
                    .doesNotContain("This is the first model");
        }
    }

    @Test
    void withoutCustomersItSaysWhatToDo() {
        try (Store store = TestStore.empty();
                TestServer server = TestServer.start(logs, store)) {
            assertThat(server.get("/overview").statusCode()).isEqualTo(200);
            assertThat(server.get("/overview").body()).contains("No customers yet", "serve --transactions");
        }
    }

    @Test
    void withoutADatabaseItSaysTheSameAndPredictionsGoOn() {
        try (TestServer server = TestServer.start(logs)) {
            assertThat(server.get("/overview").body()).contains("No customers yet");
            assertThat(server.get("/").statusCode()).isEqualTo(200);
        }
    }
}
