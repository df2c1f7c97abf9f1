package io.customerprediction.app.pages.targeting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.customerprediction.app.testing.ShopInBrowser;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetingInBrowserTest {
    @TempDir
    static Path logs;

    @AutoClose
    private static ShopInBrowser shop;

    @BeforeAll
    static void start() {
        shop = ShopInBrowser.start(logs);
    }

    private static Page open() {
        return shop.open("/targeting?threshold=0&value=100&cost=1");
    }

    @Test
    void theNameOfACampaignStaysWhenTheFiguresMove() {
        try (Page page = open()) {
            page.locator("#name").fill("July win-back");
            page.locator("#cost").fill("3");
            page.waitForURL(Pattern.compile(".*cost=3.*"));
            assertThat(page.locator("#name")).hasValue("July win-back");
            assertThat(page.locator("#failed")).isHidden();
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedAndCanBeAskedAgain() {
        try (Page page = open()) {
            page.route("**/targeting?**", Route::abort);
            page.locator("#cost").fill("4");
            assertThat(page.locator("#failed")).containsText("the server did not answer");
            assertThat(page.locator("#result .tile")).hasCount(4);
            page.unroute("**/targeting?**");
            page.locator("#failed button").click();
            page.waitForURL(Pattern.compile(".*cost=4.*"));
            assertThat(page.locator("#failed")).isHidden();
        }
    }

    @Test
    void whatIsWrongWithAFieldIsSaidAndTheFiguresStay() {
        try (Page page = open()) {
            page.locator("#cost").fill("much");
            assertThat(page.locator("#failed")).containsText("much");
            assertThat(page.locator("#result .tile")).hasCount(4);
        }
    }

    @Test
    void aPageWithoutFiguresIsAFailure() {
        try (Page page = open()) {
            page.route(
                    "**/targeting?**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<h1>Sign in</h1>")));
            page.locator("#cost").fill("5");
            assertThat(page.locator("#failed")).isVisible();
            assertThat(page.locator("#result .tile")).hasCount(4);
        }
    }
}
