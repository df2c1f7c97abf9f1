package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.app.testing.ShopInBrowser;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the API as a browser shows it. */
class ApiDocsInBrowserTest {
    @TempDir
    static Path logs;

    @AutoClose
    private static ShopInBrowser shop;

    @BeforeAll
    static void start() {
        shop = ShopInBrowser.start(logs);
    }

    private static Locator open(Page page, String operation) {
        page.navigate(shop.server().uri("/api-docs").toString());
        Locator block = page.locator("#operations-" + operation);
        block.locator("button.opblock-summary-control").click();
        return block;
    }

    private static Locator tried(Locator block) {
        block.locator("button.try-out__btn").click();
        block.locator("button.execute").click();
        Locator answer = block.locator(".live-responses-table .response");
        answer.waitFor();
        return answer;
    }

    @Test
    void aRequestThatIsTriedIsAnswered() {
        try (Page page = shop.chromium().wide()) {
            Locator answer = tried(open(page, "predictions-predictChurn"));
            assertThat(answer.locator(".response-col_status").textContent()).contains("200");
            assertThat(answer.textContent()).contains("Churn Prediction");
            assertNoComplaints();
        }
    }

    @Test
    void aRefusedRequestShowsItsProblem() {
        try (Page page = shop.chromium().wide()) {
            Locator block = open(page, "predictions-predictChurn");
            block.locator("button.try-out__btn").click();
            block.locator("textarea.body-param__text").fill("{\"Recency\": -1}");
            block.locator("button.execute").click();
            Locator answer = block.locator(".live-responses-table .response");
            answer.waitFor();
            assertThat(answer.locator(".response-col_status").textContent()).contains("422");
            assertThat(answer.textContent()).contains("/problems#");
        }
    }

    @Test
    void ourPartOfThePageIsAccessibleInBothThemesAndItFitsAPhone() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (Page page = shop.chromium().wide(scheme)) {
                page.navigate(shop.server().uri("/api-docs").toString());
                page.locator(".opblock").first().waitFor();
                assertThat(new AxeBuilder(page).exclude("#content").analyze().getViolations())
                        .isEmpty();
                page.setViewportSize(Chromium.PHONE, 800);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(Chromium.PHONE);
            }
        }
        assertNoComplaints();
    }

    /** That a request was refused is what the server means. */
    private static void assertNoComplaints() {
        assertThat(shop.chromium().complaints()).allMatch(complaint -> complaint.contains("status of 422"));
    }
}
