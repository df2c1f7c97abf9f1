package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.app.testing.ShopInBrowser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page as a browser shows it. */
class PagesInBrowserTest {
    static final List<String> PAGES = List.of(
            "/",
            "/overview",
            "/customers",
            "/customers?band=high&sort=value",
            "/customer?id=c7",
            "/segments",
            "/cohorts",
            "/cohorts?show=money&as=count",
            "/forecast",
            "/targeting",
            "/data",
            "/model",
            "/model?tab=evidence",
            "/model?tab=data",
            "/model?tab=versions",
            "/batch",
            "/audiences",
            "/audience/export?id=1",
            "/attributes",
            "/campaigns",
            "/webhooks",
            "/problems");

    /** As packed on the way, of all scripts together. */
    private static final int MOST_BYTES = 150_000;

    /** Ten times what it takes on a quiet machine, as machines that test are none. */
    private static final int MOST_MILLIS = 3_000;

    /** What moved while the page was loaded, as the browser says. */
    private static final String MOVED = """
            () => new Promise(done => {
              const moved = [];
              const name = node => node?.outerHTML?.slice(0, 100) ?? node?.textContent ?? "gone";
              new PerformanceObserver(list => list.getEntries().forEach(entry =>
                  moved.push(...entry.sources.map(source => entry.value + ": " + name(source.node)))))
                .observe({ type: "layout-shift", buffered: true });
              requestAnimationFrame(() => setTimeout(() => done(moved), 50));
            })""";

    private static final String SCRIPTS = """
            () => performance.getEntriesByType("resource").filter(each => each.name.endsWith(".js"))
              .reduce((sum, each) => sum + each.encodedBodySize, 0)""";

    private static final String PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime";

    @TempDir
    static Path logs;

    @AutoClose
    private static ShopInBrowser shop;

    @BeforeAll
    static void start() {
        shop = ShopInBrowser.start(logs);
        assertThat(shop.store().audiences().add("At risk", "band=high", "ada")).isPresent();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void itIsAccessibleInBothThemesAndFitsAPhone(String path) {
        try (Page page = shop.open(path)) {
            assertAccessible(page);

            page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertAccessible(page);

            page.setViewportSize(Chromium.PHONE, page.viewportSize().height);
            assertAccessible(page);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(Chromium.PHONE);
            // the text of a title attribute is reached by neither keyboard nor touch
            assertThat(page.locator("main [title]").count()).isZero();

            assertThat(shop.chromium().complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/overview", "/segments", "/model"})
    void theMeaningOfATermIsReachedByKeyboardAndShownBesideIt(String path) {
        try (Page page = shop.open(path)) {
            Locator term = page.locator("button.term").last();
            Locator meaning = page.locator("#" + term.getAttribute("popovertarget"));
            assertThat(page.locator(".meaning:visible").count()).isZero();

            term.press("Enter");
            assertThat(meaning.isVisible()).isTrue();
            assertThat(meaning.textContent()).isNotBlank();
            assertThat(meaning.evaluate("text => text === document.activeElement"))
                    .isEqualTo(true);
            assertAccessible(page);

            page.keyboard().press("Escape");
            assertThat(meaning.isVisible()).isFalse();
            assertThat(term.evaluate("button => button === document.activeElement"))
                    .isEqualTo(true);
            assertThat(shop.chromium().complaints()).isEmpty();
        }
    }

    @Test
    void theMeaningOfATermIsShownByTouchOnAPhone() {
        try (Page page = shop.chromium().phone()) {
            page.navigate(shop.server().uri("/segments").toString());
            Locator term = page.locator("button.term").last();
            Locator meaning = page.locator("#" + term.getAttribute("popovertarget"));

            term.tap();

            BoundingBox box = meaning.boundingBox();
            assertThat(box.x).isNotNegative();
            assertThat(box.x + box.width).isLessThanOrEqualTo(Chromium.PHONE);
            page.locator("h1").tap();
            assertThat(meaning.isVisible()).isFalse();
        }
    }

    @Test
    void anUnmappedAddressHasAPage() {
        try (Page page = shop.chromium().phone()) {
            assertThat(page.navigate(shop.server().uri("/nowhere").toString()).status())
                    .isEqualTo(404);
            assertAccessible(page);
        }
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void nothingMovesAndScriptsAreSmall(String path) {
        for (Page page : new Page[] {shop.chromium().wide(), shop.chromium().phone()}) {
            try (page) {
                List<?> moved = load(page, path);
                for (int again = 0; again < 2 && !moved.isEmpty(); again++) {
                    // on a machine at work a style can come late; what always moves is the page's fault
                    moved = load(page, path);
                }

                assertThat(moved).as("what moved").isEmpty();
                assertThat(number(page, SCRIPTS)).as("bytes of scripts").isLessThan(MOST_BYTES);
                assertThat(number(page, PAINTED))
                        .as("milliseconds to the first text")
                        .isLessThan(MOST_MILLIS);
            }
        }
        assertThat(shop.chromium().complaints()).isEmpty();
    }

    private static List<?> load(Page page, String path) {
        page.navigate(shop.server().uri(path).toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return (List<?>) page.evaluate(MOVED);
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    private static void assertAccessible(Page page) {
        AxeResults checked = new AxeBuilder(page).analyze();
        assertThat(checked.getPasses()).isNotEmpty();
        assertThat(checked.getViolations()).isEmpty();
        assertThat(page.locator("h1").count()).isOne();
    }
}
