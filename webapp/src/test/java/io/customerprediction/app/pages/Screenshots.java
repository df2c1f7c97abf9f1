package io.customerprediction.app.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.server.Application;
import io.customerprediction.app.server.StoreConnection;
import io.customerprediction.app.server.jetty.EmbeddedServer;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.SettingsSource;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures in {@code docs/screenshots}: the pages as they are on the morning after the sample log's last day.
 *
 * <pre>{@code
 * mvn -Pslow -pl webapp -am test -Dtest=Screenshots -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
@Tag("slow")
class Screenshots {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path PICTURES = ROOT.resolve("docs/screenshots");
    /** Pixels of a page that are shown at the most; the page Model goes on for longer. */
    private static final int LONGEST = 2_400;

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final Clock MORNING_AFTER =
            Clock.fixed(AS_OF.plusDays(1).atTime(LocalTime.of(8, 30)).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    @TempDir
    Path logs;

    @Test
    void ofEveryPage() throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(ROOT.resolve("models"));
        Settings settings = Settings.of(List.of(SettingsSource.options(Map.of(
                "port",
                "0",
                "host",
                "127.0.0.1",
                "logs",
                logs.toString(),
                "batches",
                logs.resolve("batches").toString()))));
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.start();
                Store store = Store.open("jdbc:h2:mem:screenshots;DB_CLOSE_DELAY=-1", "sa", "", MORNING_AFTER);
                EmbeddedServer server = EmbeddedServer.start(
                        settings,
                        new Application(
                                settings, () -> Optional.of(predictor), StoreConnection.of(store), MORNING_AFTER))) {
            // A month before, so that there is something to compare with.
            LocalDate before = AS_OF.minusDays(30);
            CustomerBase.fill(store, "transactions.csv", sampleLog(), predictor, before, 2, Progress.NONE);
            CustomerBase.fill(store, "transactions.csv", sampleLog(), predictor, AS_OF, 2, Progress.NONE);
            String root = "http://127.0.0.1:" + server.port();

            Page light = chromium.wide();
            take(light, root + "/overview", "overview");
            take(light, root + "/customers?band=medium&sort=value", "customers");
            String customer = light.locator("th[scope=row] a").first().getAttribute("href");
            take(light, root + customer, "customer");
            take(light, root + "/segments", "segments");
            take(light, root + "/cohorts", "cohorts");
            take(light, root + "/forecast", "forecast");
            take(light, root + "/targeting?cost=5&value=60&success=20&hold-out=10", "targeting");
            take(light, root + "/model", "model");
            predict(light, root);
            batch(light, root);

            take(chromium.wide(ColorScheme.DARK), root + customer, "customer-dark");
            take(chromium.phone(), root + "/overview", "overview-phone");
        }
    }

    private static void predict(Page page, String root) {
        page.navigate(root + "/");
        page.getByLabel("Recency").fill("10");
        page.getByLabel("Frequency").fill("5");
        page.getByLabel("Monetary").fill("5000");
        page.getByText("Predict Churn").click();
        page.locator("#answer :first-child").first().waitFor();
        page.locator("#whatif .plot > *").first().waitFor();
        picture(page, "predict");
    }

    private static void batch(Page page, String root) {
        page.navigate(root + "/batch");
        picture(page, "batch");
        page.locator("#file").setInputFiles(ROOT.resolve("data/transactions.csv"));
        page.getByText("Upload and predict").click();
        page.getByText("Download predictions as CSV").waitFor();
        picture(page, "batch-result");
    }

    private static CleanedLog sampleLog() throws IOException {
        return CleanedLog.read(
                CsvRows.of(ROOT.resolve("data/transactions.csv")), CleaningRules.upTo(AS_OF), RowProgress.NONE);
    }

    private static void take(Page page, String url, String name) {
        page.navigate(url);
        picture(page, name);
    }

    private static void picture(Page page, String name) {
        int height = (int) page.evaluate("document.documentElement.scrollHeight");
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setClip(0, 0, page.viewportSize().width, Math.min(LONGEST, height))
                .setPath(PICTURES.resolve(name + ".png")));
    }
}
