package io.customerprediction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.store.Store;
import io.customerprediction.store.Totals;
import io.customerprediction.web.pages.Figures;
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
