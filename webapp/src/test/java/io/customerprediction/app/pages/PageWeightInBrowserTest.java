package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a visitor waits for: nothing moves while a page loads, scripts are small, and the page is there at once. */
class PageWeightInBrowserTest {
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
    private static Chromium chromium;

    @AutoClose
    private static Store store;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        store = TestStore.filled();
        server = TestServer.start(logs, store);
    }

    @ParameterizedTest
    @FieldSource("io.customerprediction.app.pages.PagesInBrowserTest#PAGES")
    void nothingMovesAndScriptsAreSmall(String path) {
        for (Page page : new Page[] {chromium.wide(), chromium.phone()}) {
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
        assertThat(chromium.complaints()).isEmpty();
    }

    private static List<?> load(Page page, String path) {
        page.navigate(server.uri(path).toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return (List<?>) page.evaluate(MOVED);
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }
}
