package io.customerprediction.app.api.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.CohortMonth;
import io.customerprediction.app.store.figures.Sales.Week;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesApisTest {
    @TempDir
    static Path logs;

    @AutoClose
    private static Store store;

    @AutoClose
    private static TestServer server;

    private static Sales sales;

    @BeforeAll
    static void start() {
        store = TestStore.filled();
        server = TestServer.start(logs, store);
        sales = store.customers().orElseThrow().sales().orElseThrow();
    }

    private static JsonNode get(TestServer asked, String path) throws IOException {
        return JsonMapper.builder().build().readTree(asked.get(path).body());
    }

    @Test
    void cohortsHaveTheFiguresOfThePage() throws IOException {
        JsonNode answer = get(server, "/api/v1/cohorts");
        assertThat(answer.get("as_of").asText()).isEqualTo(TestModel.AS_OF.toString());
        int customers = 0;
        int cells = 0;
        for (JsonNode cohort : answer.get("cohorts")) {
            assertThat(cohort.get("with_earlier").asBoolean()).isFalse();
            for (JsonNode month : cohort.get("months")) {
                customers += month.get("customers").asInt();
                cells++;
            }
        }
        assertThat(cells).isEqualTo(sales.cohorts().size());
        assertThat(customers)
                .isEqualTo(sales.cohorts().stream()
                        .mapToInt(CohortMonth::customers)
                        .sum());
        assertThat(answer.get("months")).hasSameSizeAs(sales.months());
        assertThat(answer.get("second_purchase").get(29).get("days").asInt()).isEqualTo(30);
    }

    @Test
    void theForecastHasTheFiguresOfThePage() throws IOException {
        JsonNode answer = get(server, "/api/v1/forecast");
        double expected = 0;
        long orders = 0;
        for (JsonNode week : answer.get("weeks")) {
            expected += week.path("expected_orders").asDouble();
            orders += week.path("further_orders").asLong()
                    + week.path("first_orders").asLong();
        }
        assertThat(expected)
                .isCloseTo(
                        sales.weeks().stream().mapToDouble(Week::expectedOrders).sum(), within(1e-6));
        assertThat(orders)
                .isEqualTo(sales.weeks().stream()
                        .mapToLong(week -> week.orders() + week.firstOrders())
                        .sum());
        JsonNode last = answer.get("weeks").get(answer.get("weeks").size() - 1);
        if (answer.get("past_sums").isEmpty()) {
            assertThat(last.get("orders_low").isNull()).isTrue();
        } else {
            assertThat(last.get("orders_low").asDouble())
                    .isLessThan(last.get("expected_orders").asDouble());
        }
    }

    @Test
    void withoutCustomersTheListsAreEmpty() throws IOException {
        try (Store empty = TestStore.empty();
                TestServer other = TestServer.start(logs.resolve("empty"), empty)) {
            assertThat(get(other, "/api/v1/cohorts").get("cohorts")).isEmpty();
            assertThat(get(other, "/api/v1/forecast").get("weeks")).isEmpty();
            assertThat(get(other, "/api/v1/forecast").get("as_of").isNull()).isTrue();
        }
    }

    @Test
    void withoutSumsTheListsAreEmpty() throws IOException {
        try (Store older = TestStore.empty();
                TestServer other = TestServer.start(logs.resolve("older"), older)) {
            TestStore.score(older, TestModel.PREDICTOR.model(), 20);
            assertThat(get(other, "/api/v1/cohorts").get("months")).isEmpty();
            assertThat(get(other, "/api/v1/forecast").get("weeks")).isEmpty();
        }
    }
}
