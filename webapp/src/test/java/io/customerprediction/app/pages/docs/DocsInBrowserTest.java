package io.customerprediction.app.pages.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.customerprediction.app.pages.docs.DocumentView.Entry;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.app.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every document as a browser shows it. */
class DocsInBrowserTest {
    @TempDir
    static Path logs;

    @AutoClose
    private static Chromium chromium;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.start(logs);
    }

    static List<String> addresses() {
        List<Entry> entries = new Handbook().document("").orElseThrow().documents();
        return entries.stream().map(Entry::address).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/get-started", "/docs/deployment", "/docs/architecture"})
    void itIsAccessibleInBothThemesAndFitsAPhone(String address) {
        assertAccessibleAndNarrow(address);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("addresses")
    void soIsEveryOther(String address) {
        assertAccessibleAndNarrow(address);
    }

    private static void assertAccessibleAndNarrow(String address) {
        try (Page page = chromium.wide()) {
            page.navigate(server.uri(address).toString());
            assertAccessible(page);
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertAccessible(page);
            page.setViewportSize(Chromium.PHONE, page.viewportSize().height);
            assertAccessible(page);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(Chromium.PHONE);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(page.locator("h1").count()).isOne();
    }

    @Test
    void aBlockOfCodeIsSelectedAndCopiedByTheKeyboard() {
        try (Page page = chromium.wide()) {
            page.navigate(server.uri("/docs/onnx").toString());
            Locator button = page.locator("button.copy").first();
            button.focus();
            page.keyboard().press("Enter");
            page.waitForFunction("button => button.textContent !== 'Copy'", button.elementHandle());
            assertThat(page.evaluate("getSelection().toString().trim()"))
                    .isEqualTo(page.locator("article pre").first().textContent().strip());
            assertThat(button.textContent()).isIn("Copied", "Selected: press Ctrl+C");
        }
    }

    @Test
    void aLinkToAHeadingLeadsThere() {
        try (Page page = chromium.phone()) {
            page.navigate(server.uri("/docs/deployment").toString());
            page.locator(".aside a[href='#backup']").tap();
            assertThat(page.evaluate("document.querySelector(':target').textContent"))
                    .isEqualTo("Backup");
        }
    }
}
