package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.app.testing.ShopInBrowser;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The charts as a browser draws them: every shape as large as its data, whatever the style sheets say. */
class ChartsInBrowserTest {
    static final List<String> PAGES_WITH_CHARTS = List.of(
            "/overview",
            "/customer?id=c7",
            "/segments",
            "/targeting?cost=1&benefit=20&success=0.2",
            "/data",
            "/model?tab=evidence");

    /**
     * Compares every shape with a copy of itself that no style sheet reaches, in the units of its drawing, and finds shapes
     * that are not painted.
     */
    private static final String MISDRAWN = """
            () => {
              const host = document.body.appendChild(document.createElement('div'));
              const clean = host.attachShadow({mode: 'open'});
              const wrong = [];
              let shapes = 0;
              for (const svg of document.querySelectorAll('main svg')) {
                const copy = clean.appendChild(svg.cloneNode(true));
                const drawn = svg.querySelectorAll('rect, circle, line, path, polyline');
                const meant = copy.querySelectorAll('rect, circle, line, path, polyline');
                drawn.forEach((shape, k) => {
                  if (!shape.checkVisibility()) return;
                  shapes++;
                  const a = shape.getBBox(), b = meant[k].getBBox();
                  const apart = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y), Math.abs(a.width - b.width), Math.abs(a.height - b.height));
                  const looks = getComputedStyle(shape);
                  const scale = shape.getScreenCTM();
                  const box = shape.getBoundingClientRect();
                  if (apart > 0.01) wrong.push(shape.outerHTML + ' is drawn as ' + [a.x, a.y, a.width, a.height]);
                  if (looks.fill === 'none' && looks.stroke === 'none') wrong.push(shape.outerHTML + ' is not painted');
                  if (shape.tagName === 'rect' && looks.stroke === 'none' && Math.abs(box.width - scale.a * a.width) > 1)
                    wrong.push(shape.outerHTML + ' is ' + box.width + ' pixels wide in place of ' + scale.a * a.width);
                });
                copy.remove();
              }
              host.remove();
              return shapes === 0 ? ['nothing is drawn'] : wrong;
            }
            """;

    @TempDir
    static Path logs;

    @AutoClose
    private static ShopInBrowser shop;

    @BeforeAll
    static void start() {
        shop = ShopInBrowser.start(logs);
    }

    @ParameterizedTest
    @FieldSource("PAGES_WITH_CHARTS")
    void noStyleSheetChangesAShapeOnAScreenOrOnPaper(String path) {
        try (Page page = shop.open(path)) {
            assertThat((List<?>) page.evaluate(MISDRAWN)).isEmpty();
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat((List<?>) page.evaluate(MISDRAWN)).isEmpty();
            page.emulateMedia(
                    new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.PRINT));
            assertThat((List<?>) page.evaluate(MISDRAWN)).isEmpty();
            page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
            page.setViewportSize(Chromium.PHONE, page.viewportSize().height);
            assertThat((List<?>) page.evaluate(MISDRAWN)).isEmpty();
        }
    }

    /** Pairs of what a shape's words say and how it is drawn, as rows of numbers. */
    private static List<List<Number>> rows(Page page, String script) {
        @SuppressWarnings("unchecked")
        List<List<Number>> rows = (List<List<Number>>) page.evaluate(script);
        assertThat(rows).hasSizeGreaterThan(1);
        return rows;
    }

    /** The second of each pair is the first times a factor that is the same for all, give or take. */
    private static void assertProportional(List<List<Number>> rows, double tolerance) {
        List<Number> largest = rows.stream()
                .max((a, b) -> Double.compare(
                        Math.abs(a.get(0).doubleValue()), Math.abs(b.get(0).doubleValue())))
                .orElseThrow();
        double factor = largest.get(1).doubleValue() / largest.get(0).doubleValue();
        for (List<Number> row : rows) {
            assertThat(row.get(1).doubleValue())
                    .as(row.toString())
                    .isCloseTo(factor * row.get(0).doubleValue(), within(tolerance));
        }
    }

    @Test
    void theBarsOfTheHistogramAreAsHighAsTheirCounts() {
        try (Page page = shop.open("/overview")) {
            assertProportional(rows(page, """
                            () => [...document.querySelectorAll('.histogram rect:not(.space)')].map(bar =>
                              [Number(bar.textContent.split(' ')[0].replaceAll(',', '')), bar.getBoundingClientRect().height])
                            """), 0.5);
        }
    }

    @Test
    void theBarsOfThePageModelAreAsLongAsTheirValues() {
        try (Page page = shop.open("/model?tab=evidence")) {
            assertProportional(rows(page, """
                            () => [...document.querySelectorAll('#importance rect')].map(bar =>
                              [Math.abs(Number(bar.textContent.split(': ').at(-1))), bar.getBoundingClientRect().width])
                            """), 1);
            List<List<Number>> heights = rows(page, """
                    () => [...document.querySelectorAll('#importance rect')].map(bar =>
                      [1, bar.getBoundingClientRect().height])
                    """);
            assertProportional(heights, 0.5);
        }
    }

    @Test
    void theBarsOfReasonsAreAsLongAsTheirPoints() {
        try (Page page = shop.open("/customer?id=c7")) {
            assertProportional(rows(page, """
                            () => [...document.querySelectorAll('.reasons li')].map(reason =>
                              [Math.abs(parseFloat(reason.querySelector('.points').textContent.replace('\\u2212', '-'))),
                               reason.querySelector('rect').getBBox().width])
                            """), 12); // points are rounded to a tenth, of which the largest bar has few
        }
    }

    @Test
    void theMarksOfTheTimelineAreWhereTheirDaysAre() {
        try (Page page = shop.open("/customer?id=c7")) {
            assertProportional(rows(page, """
                            () => {
                              const marks = [...document.querySelectorAll('.timeline .purchase, .timeline .returned')];
                              const day = mark => Date.parse(mark.textContent.split(':')[0]) / 86400000;
                              const middle = mark => {
                                const box = mark.getBoundingClientRect();
                                return box.x + box.width / 2;
                              };
                              return marks.map(mark => [day(mark) - day(marks[0]), middle(mark) - middle(marks[0])]);
                            }
                            """), 1);
        }
    }

    @Test
    void theTimelineHasMonthsAndSaysWhatIsNearestToThePointer() {
        try (Page page = shop.open("/customer?id=c7")) {
            Locator timeline = page.locator(".timeline");
            assertThat(timeline.locator("text").allTextContents())
                    .filteredOn(text -> text.matches("20[0-9]{2}-[0-9]{2}"))
                    .isSorted()
                    .hasSizeBetween(1, 10);

            Locator mark = timeline.locator(".purchase").last();
            BoundingBox box = mark.boundingBox();
            page.mouse().move(box.x + 1, box.y + box.height - 2);

            assertThat(timeline.locator("xpath=../p[@class='said']").textContent())
                    .isEqualTo(mark.locator("title").textContent())
                    .matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}: .*");
        }
    }

    @Test
    void theCurveOfACustomerHasDates() {
        try (Page page = shop.open("/customer?id=c7")) {
            Locator curve = page.locator("figure[data-as-of]");
            LocalDate asOf = LocalDate.parse(curve.getAttribute("data-as-of"));
            int horizon = Integer.parseInt(curve.getAttribute("data-horizon"));

            assertThat(curve.locator(".said").textContent()).startsWith("By " + asOf.plusDays(horizon) + ": ");
            assertThat(curve.locator("svg .grid text").allTextContents())
                    .contains(asOf.toString(), asOf.plusDays(360).toString());
        }
        try (Page page = shop.open("/")) {
            assertThat(page.locator("figure[data-as-of]").count()).isZero();
        }
    }

    @Test
    void theDotOfTheChosenThresholdIsOnTheCurve() {
        try (Page page = shop.open("/targeting?cost=1&benefit=20&success=0.2")) {
            Object apart = page.evaluate("""
                    () => {
                      const points = [...document.querySelector('.profit polyline').points];
                      const dot = document.querySelector('.profit .dot');
                      const [x, y] = [dot.cx.baseVal.value, dot.cy.baseVal.value];
                      const toLine = (a, b) => {
                        const along = ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / ((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
                        const t = Math.min(1, Math.max(0, along));
                        return Math.hypot(a.x + t * (b.x - a.x) - x, a.y + t * (b.y - a.y) - y);
                      };
                      return Math.min(...points.slice(1).map((p, k) => toLine(points[k], p)));
                    }
                    """);
            assertThat(((Number) apart).doubleValue()).isLessThan(1);
        }
    }

    @Test
    void theDotsOfCalibrationAreWhereTheirSharesAre() {
        try (Page page = shop.open("/model?tab=evidence")) {
            List<List<Number>> dots = rows(page, """
                    () => {
                      const chart = [...document.querySelectorAll('figure.chart')].find(c => c.id.startsWith('calibration'));
                      const [x1, x2] = [...chart.querySelectorAll('.grid line')].slice(0, 1).flatMap(l => [l.x1.baseVal.value, l.x2.baseVal.value]);
                      return [...chart.querySelectorAll('.dot')].map(dot =>
                        [parseFloat(dot.textContent.match(/[\\d.]+/)[0]) / 100, (dot.cx.baseVal.value - x1) / (x2 - x1)]);
                    }
                    """);
            for (List<Number> dot : dots) {
                assertThat(dot.get(1).doubleValue()).isCloseTo(dot.get(0).doubleValue(), within(0.01));
            }
        }
    }

    @Test
    void theCellsOfTheMatrixAreDarkerTheMoreCustomersTheyHold() {
        try (Page page = shop.open("/segments")) {
            List<List<Number>> cells = rows(page, """
                    () => {
                      const shown = [...document.querySelectorAll('.matrix td[class^=shade]')].filter(c => c.querySelector('a'));
                      return shown.map(cell => [
                        parseInt(cell.querySelector('a').textContent.replaceAll(',', '')),
                        Number((getComputedStyle(cell).backgroundColor.match(/[\\d.]+\\)$/) || ['0'])[0].replace(')', ''))]);
                    }
                    """);
            for (List<Number> a : cells) {
                for (List<Number> b : cells) {
                    if (a.get(0).intValue() >= b.get(0).intValue()) {
                        assertThat(a.get(1).doubleValue())
                                .isGreaterThanOrEqualTo(b.get(1).doubleValue());
                    }
                }
            }
        }
    }
}
