package io.customerprediction.app.pages.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of customers for programs. */
class CustomersJsonTest {
    @TempDir
    Path logs;

    private Store store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.filled();
        server = TestServer.start(logs, store);
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private JsonNode list(String query) throws IOException {
        HttpResponse<String> answer = server.get("/api/v1/customers" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void pagesFollowEachOtherToTheEndAndBack() throws IOException {
        JsonNode all = list("?size=1000&sort=risk&order=desc");
        List<String> ids = all.get("customers").findValuesAsText("id");
        assertThat(ids).hasSizeGreaterThan(60).doesNotHaveDuplicates();
        assertThat(all.get("matches").asInt()).isEqualTo(ids.size());
        assertThat(all.has("next")).isFalse();
        List<String> paged = new ArrayList<>();
        JsonNode page = list("?size=25&sort=risk&order=desc");
        while (true) {
            paged.addAll(page.get("customers").findValuesAsText("id"));
            if (!page.has("next")) {
                break;
            }
            page = list("?size=25&sort=risk&order=desc&page=" + page.get("next").asText());
        }
        assertThat(paged).isEqualTo(ids);
        JsonNode before = list(
                "?size=25&sort=risk&order=desc&page=" + page.get("previous").asText());
        assertThat(ids).containsSubsequence(before.get("customers").findValuesAsText("id"));
    }

    @Test
    void filtersAreThoseOfThePage() throws IOException {
        JsonNode risky = list("?min-risk=80&size=1000");
        assertThat(risky.get("customers"))
                .isNotEmpty()
                .allSatisfy(customer ->
                        assertThat(customer.get("churnProbability").asDouble()).isGreaterThanOrEqualTo(0.8));
        JsonNode one = list("?q=C17&size=1");
        assertThat(one.get("customers").get(0).get("id").asText()).startsWith("c17");
        JsonNode customer = one.get("customers").get(0);
        assertThat(customer.get("segment").asText()).isNotEmpty();
        assertThat(customer.get("band").asText()).isIn("low", "medium", "high");
        assertThat(one.get("modelId").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?size=0",
                "?size=1001",
                "?size=x",
                "?size=5&size=6",
                "?sort=colour",
                "?min-risk=150",
                "?page=nowhere",
                "?segment=99",
                "?colour=red",
                "?band=low&band=high"
            })
    void whatIsWrongIsNamed(String query) {
        HttpResponse<String> answer = server.get("/api/v1/customers" + query);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"errors\":[{\"parameter\":");
    }

    @Test
    void withoutCustomersTheListIsEmpty() throws IOException {
        server.close();
        store.close();
        store = TestStore.empty();
        server = TestServer.start(logs, store);
        assertThat(list("").toString()).isEqualTo("{\"customers\":[],\"matches\":0}");
    }
}
