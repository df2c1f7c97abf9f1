package io.customerprediction.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.customerprediction.app.testing.ShopInBrowser;
import io.customerprediction.app.testing.Visitor;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of {@code docs/TOUR.md}: each question is answered in at most two clicks from the overview. */
class QuestionsInBrowserTest {
    @TempDir
    static Path logs;

    private Page page;

    @AutoClose
    private static ShopInBrowser shop;

    @BeforeAll
    static void start() {
        shop = ShopInBrowser.start(logs);
        new Visitor(shop.server())
                .submit(
                        "/targeting?threshold=0&value=100",
                        "/campaigns",
                        Map.of(
                                "name",
                                "July",
                                "first-day",
                                "2024-12-17",
                                "window",
                                "30",
                                "hold-out",
                                "50",
                                "threshold",
                                "0",
                                "value",
                                "100",
                                "cost",
                                "1",
                                "success",
                                "5"));
    }

    @BeforeEach
    void openTheOverview() {
        page = shop.open("/overview");
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(shop.chromium().complaints()).isEmpty();
    }

    private void click(String link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile(link)))
                .first()
                .click();
    }

    @Test
    void whomToCallToday() {
        click("^Show these ");
        assertThat(page.locator(".chips")).containsText("Segment: ");
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Savable");
        assertThat(page.locator("tbody tr").count()).isPositive();
    }

    @Test
    void whatTheCampaignBrought() {
        click("^Open the campaign");
        assertThat(page.locator("h1")).containsText("July");
        assertThat(page.locator("main")).containsText("to contact");
    }

    @Test
    void whatACustomerIsWorth() {
        click("^Customers$");
        page.locator("#q").fill("C19");
        page.locator("#q").press("Enter");
        click("^c19$");
        assertThat(page.locator("h1")).containsText("c19");
        assertThat(page.locator(".facts")).containsText("Spend expected within the horizon");
    }

    @Test
    void whetherTheForecastHeld() {
        click("^Forecast$");
        assertThat(page.locator("main")).containsText("Past forecasts against what came");
    }

    @Test
    void whyACustomerIsAtRisk() {
        click("^Customers$");
        page.locator("tbody th a").first().click();
        assertThat(page.locator(".reasons li").first()).isVisible();
    }
}
