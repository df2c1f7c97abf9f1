package io.customerprediction.app.pages.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.pages.Assets;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.SavedAudience;
import io.customerprediction.app.store.audiences.SavedAudiences;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudiencesPageTest {
    @TempDir
    Path logs;

    private Store store;
    private TestServer server;
    private Visitor visitor;

    @BeforeEach
    void start() {
        store = TestStore.empty();
        TestStore.scoreAsOf(store, TestModel.AS_OF.minusDays(60));
        server = TestServer.start(logs, store);
        visitor = new Visitor(server);
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private HttpResponse<String> save(String name, String query) {
        return visitor.submit("/customers", "/audiences", Map.of("do", "save", "name", name, "query", query));
    }

    private long customers(String query) {
        String page = server.get("/customers?" + query).body();
        String found = page.replaceAll("(?s).*<p class=\"found\"[^>]*>(?:about )?([0-9,]+) customers.*", "$1");
        return Long.parseLong(found.replace(",", ""));
    }

    @Test
    void aFilterIsSavedUnderANameAndFindsWhoFitsNow() {
        String query = "band=high&min-value=10&sort=value&order=asc&columns=id%2Crisk";
        HttpResponse<String> answer = save("Big <b>risks</b>", query);

        assertThat(answer.uri().getPath()).as(answer.body()).isEqualTo("/audiences");
        SavedAudience audience = store.audiences().all().get(0);
        assertThat(audience.name()).isEqualTo("Big <b>risks</b>");
        assertThat(answer.body())
                .contains("Big &lt;b&gt;risks&lt;/b&gt;", "Risk level: High risk; Spend: from 10", "first count")
                .contains("<td>" + Figures.count(customers(query)) + "</td>");
        HttpResponse<String> opened = visitor.get("/audience?id=" + audience.id());
        assertThat(opened.uri().getPath()).isEqualTo("/customers");
        assertThat(opened.body()).contains("Risk level: High", "value=\"id,risk\"");
    }

    @Test
    void itIsCountedAgainWhenCustomersAreScoredAnew() {
        save("At risk", "band=high");
        long before = customers("band=high");
        TestStore.scoreAsOf(store, TestModel.AS_OF);
        AudienceCounts counts = new AudienceCounts(() -> Optional.of(store), new Pages(new Assets()).texts());
        counts.countAll();
        counts.countAll();

        long now = customers("band=high");
        assertThat(now).isNotEqualTo(before);
        assertThat(store.audiences().counts(store.audiences().all().get(0)))
                .containsExactly(
                        new SavedAudience.Count(TestModel.AS_OF.minusDays(60), before),
                        new SavedAudience.Count(TestModel.AS_OF, now));
        assertThat(server.get("/audiences").body())
                .contains(Figures.signed((double) (now - before), 0) + " since " + TestModel.AS_OF.minusDays(60))
                .contains("<title>" + TestModel.AS_OF + ": " + Figures.count(now) + "</title>");
    }

    @Test
    void oneIsDeleted() {
        save("One", "band=high");
        save("Other", "band=low");
        long id = store.audiences().all().get(0).id();
        visitor.submit("/audiences", "/audiences", Map.of("do", "delete", "id", "" + id));
        assertThat(store.audiences().all()).extracting(SavedAudience::name).containsExactly("Other");
        assertThat(visitor.get("/audience?id=" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeSavedIsRefused() {
        assertThat(save("", "band=high").statusCode()).isEqualTo(422);
        assertThat(save("x".repeat(SavedAudiences.MAX_NAME_LENGTH + 1), "band=high")
                        .statusCode())
                .isEqualTo(422);
        for (String wrong : List.of("min-risk=much", "band=purple", "segment=99", "q=" + "x".repeat(5_000))) {
            assertThat(save("Wrong", wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(visitor.send("/audiences", "do=save&name=x&query=band%3Dhigh")
                        .statusCode())
                .as("without a token")
                .isEqualTo(403);
        assertThat(store.audiences().all()).isEmpty();
        assertThat(server.get("/audiences").body()).contains("No audience is saved yet");
    }
}
