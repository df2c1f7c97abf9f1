package io.customerprediction.app.pages.batch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasTitleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file goes up, is worked on and comes back as predictions. */
class BatchInBrowserTest {
    private static final int ROWS = 100_000;
    private static final int CUSTOMERS = 5_000;
    private static final int LONG_ENOUGH = 60_000;

    @TempDir
    static Path folder;

    @AutoClose
    private static Chromium chromium;

    @AutoClose
    private static Store store;

    @AutoClose
    private static TestServer server;

    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        store = TestStore.empty();
        server = TestServer.start(folder, store);
    }

    @BeforeEach
    void open() {
        page = chromium.wide();
        page.navigate(server.uri("/batch").toString());
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aHundredThousandRowsAreUploadedPredictedForAndDownloaded() throws IOException {
        page.locator("#file").setInputFiles(log());
        press("Upload and predict");
        Locator link = page.getByText("Download predictions as CSV");
        assertThat(link).isVisible(new IsVisibleOptions().setTimeout(LONG_ENOUGH));
        assertThat(page.locator("main")).containsText("100,000 rows read");

        page.reload();
        assertThat(link).isVisible();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();

        Download download = page.waitForDownload(link::click);
        List<String> lines = Files.readAllLines(download.path());
        assertThat(lines).hasSize(1 + CUSTOMERS);
        assertThat(lines.get(0)).startsWith("customer_id,as_of,churn_probability,");
        assertThat(chromium.complaints()).isEmpty();
    }

    /** The title can be seen from another tab. */
    @Test
    void theTitleSaysThatTheWorkIsDoneUntilSomebodyLooks() throws IOException {
        page.addInitScript("Object.defineProperty(document, 'hidden', { get: () => !window.isLookedAt });");
        page.reload();
        page.locator("#file").setInputFiles(log());
        press("Upload and predict");
        assertThat(page).hasTitle(Pattern.compile("\u2713 .*"), new HasTitleOptions().setTimeout(LONG_ENOUGH));
        assertThat(page.getByText("Download predictions as CSV")).isHidden();

        page.evaluate("window.isLookedAt = true; document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.getByText("Download predictions as CSV")).isVisible();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void anUnknownHeaderIsAskedAboutBesideItsFirstRows() throws IOException {
        Path file = Files.writeString(
                folder.resolve("unbekannt.csv"), "erste;zweite;summe\nc1;31.05.2024;12,50\nc2;01.06.2024;3\n");
        page.locator("#file").setInputFiles(file);
        press("Upload and predict");

        assertThat(page.locator("h1")).hasText("Assign the columns");
        assertThat(page.locator("table.preview")).containsText("31.05.2024");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();

        page.locator("#customer").selectOption("erste");
        page.locator("#time").selectOption("zweite");
        page.locator("#amount").selectOption("summe");
        press("Start");
        assertThat(page.getByText("Download predictions as CSV"))
                .isVisible(new IsVisibleOptions().setTimeout(LONG_ENOUGH));
    }

    @Test
    void questionsAreAnsweredOnAPhone() throws IOException {
        Path file = Files.writeString(folder.resolve("open.csv"), """
                customer_id;order_date;amount;order_status
                c1;03/04/2023;12,50;gorbel
                c2;04/05/2023;13,50;paid
                c1;05/07/2023;14,50;paid
                """);
        try (Page phone = chromium.phone()) {
            phone.navigate(server.uri("/batch").toString());
            phone.locator("#file").setInputFiles(file);
            phone.getByText("Upload and predict").click();

            assertThat(phone.locator("#questions")).hasText("Please decide");
            assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(Chromium.PHONE);
            assertThat(new AxeBuilder(phone).analyze().getViolations()).isEmpty();

            phone.getByText("The day: 03/04/2023 is 3 April 2023").click();
            phone.getByText("Yes, count them").click();
            phone.getByRole(
                            AriaRole.BUTTON,
                            new GetByRoleOptions().setName("Start").setExact(true))
                    .click();
            assertThat(phone.getByText("Download predictions as CSV"))
                    .isVisible(new IsVisibleOptions().setTimeout(LONG_ENOUGH));
        }
    }

    @Test
    void withoutAFileThePageSaysWhatToDo() {
        page.locator("#file").evaluate("input => input.removeAttribute('required')");
        press("Upload and predict");
        assertThat(page.locator("#upload-error")).isVisible();
        assertThat(page.locator("#upload-error")).containsText("choose one");
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Path log() throws IOException {
        Random random = new Random(7);
        LocalDate start = TestModel.AS_OF.minusDays(300);
        List<String> rows = new ArrayList<>(ROWS + 1);
        rows.add("customer_id,timestamp,amount,order_id");
        for (int i = 0; i < ROWS; i++) {
            LocalDate day = start.plusDays(random.nextInt(300));
            rows.add(String.format(Locale.ROOT, "c%d,%s,%d.50,%d", i % CUSTOMERS, day, random.nextInt(200), i));
        }
        return Files.write(folder.resolve("sales.csv"), rows);
    }
}
