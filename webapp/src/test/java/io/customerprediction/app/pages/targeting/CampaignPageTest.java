package io.customerprediction.app.pages.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignPageTest {
    private static final Map<String, String> PLAN = Map.of(
            "threshold",
            "0",
            "cost",
            "1",
            "value",
            "100",
            "success",
            "10",
            "hold-out",
            "50",
            "name",
            "July <b>win-back</b>",
            "first-day",
            TestModel.AS_OF.toString(),
            "window",
            "30");

    @TempDir
    Path logs;

    private Store store;
    private TestServer server;
    private Visitor visitor;

    @BeforeEach
    void start() {
        store = TestStore.filled();
        server = TestServer.start(logs, store);
        visitor = new Visitor(server);
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private String saved() {
        HttpResponse<String> answer = visitor.submit("/targeting?threshold=0&value=100", "/campaigns", PLAN);
        assertThat(answer.uri().getPath()).as(answer.body()).isEqualTo("/campaign");
        return "/campaign?" + answer.uri().getQuery();
    }

    @Test
    void aSavedAudienceKeepsWhoIsInWhichGroup() {
        String address = saved();

        StoredCampaign campaign = store.campaigns().all().get(0);
        assertThat(campaign.name()).isEqualTo("July <b>win-back</b>");
        assertThat(campaign.contacted() + campaign.heldOut())
                .isEqualTo(store.customers().orElseThrow().scoring().customers());
        assertThat((double) campaign.heldOut() / campaign.contacted()).isBetween(0.6, 1.6);
        assertThat(server.get(address).body())
                .contains("July &lt;b&gt;win-back&lt;/b&gt;", "Nothing is counted yet")
                .contains(campaign.contacted() + " to contact");
        String file = server.get("/campaign.csv?id=" + campaign.id()).body();
        assertThat(file.lines()).hasSize(campaign.contacted() + campaign.heldOut() + 1);
        assertThat(file.lines().filter(line -> line.contains(",hold-out,"))).hasSize(campaign.heldOut());
        assertThat(server.get("/campaign.csv?id=" + campaign.id()).body())
                .as("drawn once")
                .isEqualTo(file);
        assertThat(server.get("/campaigns").body())
                .contains("July &lt;b&gt;win-back&lt;/b&gt;", "not counted yet")
                .contains("result due on " + TestModel.AS_OF.plusDays(33));
    }

    @Test
    void twoCampaignsHoldOutDifferentCustomersAndNameEachOther() {
        saved();
        String second = saved();

        List<String> files = store.campaigns().all().stream()
                .map(campaign -> server.get("/campaign.csv?id=" + campaign.id()).body())
                .toList();
        assertThat(files.get(0)).isNotEqualTo(files.get(1));
        assertThat(server.get(second).body()).contains("the effects cannot be told apart");
    }

    @Test
    void theEffectIsShownOnceTheWindowIsOver() {
        String address = saved();
        StoredCampaign campaign = store.campaigns().all().get(0);
        List<TransactionRow> rows = new ArrayList<>();
        PurchaseLog log = TestModel.log().purchases();
        store.campaigns().forEachMember(campaign, member -> {
            // All those contacted come back, and none of the others.
            if (!member.heldOut()) {
                rows.add(new TransactionRow(member.customerId(), TestModel.AS_OF.plusDays(4), 50.0, null));
            }
        });
        // Others buy every day, so that no orders seem to be missing.
        for (int day = 1; day <= 40; day++) {
            for (int k = 0; k < 5; k++) {
                rows.add(new TransactionRow("new " + k, TestModel.AS_OF.plusDays(day), 50.0, null));
            }
        }
        load(log.merge(PurchaseLog.of(rows)), TestModel.AS_OF.plusDays(40));

        assertThat(server.get(address).body())
                .contains("The window is over.", "100.0\u00a0%", "0.0\u00a0%")
                .contains("Contacting brought back " + campaign.contacted() + " of " + campaign.contacted());
        assertThat(server.get("/campaigns").body())
                .contains("<td class=\"words\">final</td>", "100.0\u00a0% came back", "0.0\u00a0% came back")
                .contains(
                        "+100.0 points (95 %", "brought back " + campaign.contacted() + " of " + campaign.contacted());
        assertThat(server.get("/api/v1/campaigns").body())
                .contains("\"over\":true", "\"shown\":true", "\"contacted_spend\":50.0");
        assertThat(server.get("/model?tab=evidence").body()).contains("Forecasts compared with what happened");
        assertThat(server.get("/api/v1/accuracy").body())
                .contains("\"window_days\":30", "\"contacted\":{\"customers\":" + campaign.contacted());
        assertThat(server.get("/metrics").body()).contains("prediction_live_brier{window_days=\"30\"}");
    }

    private void load(PurchaseLog log, LocalDate asOf) {
        CleanedLog cleaned = new CleanedLog(log, TestModel.log().cleaning());
        CustomerBase.fill(store, "shop.csv", cleaned, TestModel.PREDICTOR, asOf, 2, Progress.NONE);
    }

    @Test
    void mistakesAreShownBesideTheirFieldsAndNothingIsSaved() {
        Map<String, String> wrong = new java.util.HashMap<>(PLAN);
        wrong.putAll(Map.of("name", "", "first-day", "1 July", "window", "0"));

        HttpResponse<String> answer = visitor.submit("/targeting?threshold=0&value=100", "/campaigns", wrong);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"name-error\">Enter a name", "id=\"first-day-error\">1 July is not a day")
                .contains("id=\"window-error\">“0” is out of range");
        assertThat(store.campaigns().all()).isEmpty();
        assertThat(server.get("/campaign?id=7").statusCode()).isEqualTo(404);
        assertThat(server.get("/campaign?id=x").statusCode()).isEqualTo(422);
    }

    @Test
    void aFormOfAnotherSiteSavesNothing() {
        visitor.get("/targeting?threshold=0&value=100");

        assertThat(visitor.send("/campaigns", "name=x&first-day=2024-12-17&window=30&value=1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(store.campaigns().all()).isEmpty();
    }
}
