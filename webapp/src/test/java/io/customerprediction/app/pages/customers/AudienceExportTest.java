package io.customerprediction.app.pages.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.AudienceExport;
import io.customerprediction.app.store.audiences.SavedAudience;
import io.customerprediction.app.store.webhooks.Outbox;
import io.customerprediction.app.store.webhooks.WebhookKind;
import io.customerprediction.app.store.webhooks.WebhookMessage.AudienceExported;
import io.customerprediction.app.store.webhooks.Webhooks;
import io.customerprediction.app.testing.MovedClock;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved audiences that are exported by themselves: planned on a page, made in the background. */
class AudienceExportTest {
    @TempDir
    Path folder;

    private Path files;

    @AutoClose
    private final Store store = TestStore.empty();

    @AutoClose
    private TestServer server;

    private Visitor visitor;
    private SavedAudience audience;
    private AudienceFiles exports;

    @BeforeEach
    void start() {
        files = folder.resolve("exports");
        TestStore.scoreAsOf(store, TestModel.AS_OF.minusDays(60));
        server = TestServer.start(
                folder.resolve("logs"),
                Optional.of(TestModel.PREDICTOR),
                Optional.of(store),
                Map.of("audience-folder", files.toString()));
        visitor = new Visitor(server);
        audience = store.audiences()
                .add("At <risk>", "band=high&sort=value&columns=id%2Crisk", "ada")
                .orElseThrow();
        exports = new AudienceFiles(() -> Optional.of(store), Optional.of(files), Texts.english(), clock());
    }

    private static MovedClock clock() {
        return new MovedClock(TestServer.NOW);
    }

    private HttpResponse<String> plan(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Map.of("id", "" + audience.id(), "do", "save"));
        all.putAll(fields);
        return visitor.submit(address(), "/audience/export", all);
    }

    private String address() {
        return "/audience/export?id=" + audience.id();
    }

    private Path file(String ending) {
        return files.resolve("audience-" + audience.id() + ending);
    }

    private List<String> listed() {
        return server.get("/customers.csv?" + audience.query()).body().lines().toList();
    }

    @Test
    void theFileIsTheDownloadOfTheAudienceAndIsReplacedAfterTheNextScoring() throws IOException {
        HttpResponse<String> planned = plan(Map.of("pace", "scoring", "format", "csv", "to-folder", "yes"));
        assertThat(planned.uri().getPath()).as(planned.body()).isEqualTo("/audiences");
        assertThat(planned.body()).contains("After each scoring");
        exports.writeDue();
        String first = Files.readString(file(".csv"));
        assertThat(first)
                .isEqualTo(server.get("/customers/download?" + audience.query()).body());
        assertThat(first.lines()).hasSameSizeAs(listed());
        assertThat(server.get("/audiences").body())
                .contains("After each scoring: " + (listed().size() - 1) + " customers as of "
                        + TestModel.AS_OF.minusDays(60));
        exports.writeDue();
        TestStore.scoreAsOf(store, TestModel.AS_OF);
        exports.writeDue();
        assertThat(Files.readString(file(".csv")))
                .isNotEqualTo(first)
                .isEqualTo(server.get("/customers/download?" + audience.query()).body());
    }

    @Test
    void aDailyExportWaitsForItsDay() throws IOException {
        MovedClock clock = clock();
        Store later = store;
        plan(Map.of("pace", "daily", "format", "all", "to-folder", "yes", "hold-out", "20"));
        AudienceFiles moved = new AudienceFiles(() -> Optional.of(later), Optional.of(files), Texts.english(), clock);
        moved.writeDue();
        assertThat(Files.readAllLines(file(".csv")).get(0)).endsWith(",group");
        Files.delete(file(".csv"));
        TestStore.scoreAsOf(store, TestModel.AS_OF);
        clock.move(Duration.ofHours(23));
        moved.writeDue();
        assertThat(file(".csv")).doesNotExist();
        clock.move(Duration.ofHours(1));
        moved.writeDue();
        assertThat(file(".csv")).exists();
    }

    @Test
    void webhooksGetTheAddressOfTheFile() {
        long webhook = store.webhooks()
                .add(new Webhooks.Plan(
                        "https://hooks.example.com/", Set.of(WebhookKind.AUDIENCE_EXPORTED), "salt", "check", "ada"))
                .orElseThrow();
        plan(Map.of("pace", "weekly", "format", "klaviyo", "to-webhooks", "yes", "hold-out", "10"));
        exports.writeDue();
        assertThat(files).doesNotExist();
        Instant now = TestServer.NOW.plusSeconds(1);
        Outbox.Due due = store.outbox().take(webhook, now, now.plusSeconds(60)).orElseThrow();
        assertThat(due.message().content()).isInstanceOfSatisfying(AudienceExported.class, exported -> {
            assertThat(exported.name()).isEqualTo("At <risk>");
            assertThat(exported.customers()).isEqualTo(listed().size() - 1);
            HttpResponse<String> file = server.get(exported.address());
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body()).startsWith("Email,External ID").contains("Group");
        });
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        HttpResponse<String> wrong = plan(Map.of("pace", "daily", "format", "csv", "hold-out", "many"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"hold-out-error\"", "id=\"to-folder-error\"", "value=\"many\"");
        assertThat(store.exports().all()).isEmpty();
        assertThat(visitor.get("/audience/export?id=77").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/audience/export?id=x").statusCode()).isEqualTo(404);
    }

    @Test
    void anExportThatFailsIsSaidAndTriedAgain() throws IOException {
        plan(Map.of("pace", "scoring", "format", "csv", "to-folder", "yes"));
        Files.writeString(files, "a file where the folder should be");
        MovedClock clock = clock();
        AudienceFiles failing = new AudienceFiles(() -> Optional.of(store), Optional.of(files), Texts.english(), clock);
        failing.writeDue();
        assertThat(visitor.get(address()).body()).contains("It could not be exported and is tried again");
        Files.delete(files);
        failing.writeDue();
        assertThat(files).as("not at once").doesNotExist();
        clock.move(Duration.ofMinutes(10));
        failing.writeDue();
        assertThat(file(".csv")).exists();
        assertThat(store.exports()
                        .find(audience)
                        .flatMap(AudienceExport::last)
                        .orElseThrow()
                        .problem())
                .isNull();
    }

    @Test
    void theFileGoesWithItsPlanItsAudienceAndAnErasedCustomer() throws IOException {
        Path other = Files.writeString(Files.createDirectories(files).resolve("notes.csv"), "mine");
        plan(Map.of("pace", "scoring", "format", "csv", "to-folder", "yes"));
        exports.writeDue();
        String customer = listed().get(1).split(",", 2)[0];
        assertThat(exports.erase("nobody-of-this-name")).isFalse();
        assertThat(exports.erase(customer)).isTrue();
        assertThat(file(".csv")).doesNotExist();

        plan(Map.of("pace", "scoring", "format", "xlsx", "to-folder", "yes"));
        exports.writeDue();
        assertThat(file(".xlsx")).exists();
        assertThat(exports.erase("nobody-of-this-name"))
                .as("a workbook cannot be searched")
                .isTrue();
        plan(Map.of("pace", "scoring", "format", "csv", "to-folder", "yes"));
        exports.writeDue();
        assertThat(file(".csv")).exists();
        plan(Map.of("do", "stop"));
        exports.writeDue();
        assertThat(file(".csv")).doesNotExist();
        assertThat(other).hasContent("mine");
    }

    @Test
    void withoutAFolderOnlyWebhooksCanBeChosen() {
        try (TestServer without = TestServer.start(folder.resolve("others"), store)) {
            Visitor guest = new Visitor(without);
            assertThat(guest.get(address()).body()).contains("no folder for exports", "disabled");
            assertThat(guest.submit(
                                    address(),
                                    "/audience/export",
                                    Map.of("id", "" + audience.id(), "do", "save", "to-folder", "yes"))
                            .statusCode())
                    .isEqualTo(422);
        }
    }
}
