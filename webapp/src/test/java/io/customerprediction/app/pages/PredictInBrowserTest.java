package io.customerprediction.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.app.testing.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original application's page, used as a visitor does. */
class PredictInBrowserTest {
    @TempDir
    static Path logs;

    @AutoClose
    private static Chromium chromium;

    @AutoClose
    private static TestServer server;

    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.start(logs);
    }

    @BeforeEach
    void open() {
        page = chromium.wide();
        page.navigate(server.uri("/").toString());
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void predictChurnShowsTheProbabilityBelowTheInputs() {
        fill(Map.of("Recency", "10", "Frequency", "5", "Monetary", "5000"));
        press("Predict Churn");
        assertThat(page.locator("#answer")).containsText(Pattern.compile("[0-9.]+\\s*%"));
        assertThat(page.getByLabel("Monetary")).hasValue("5000");
    }

    @Test
    void predictNextPurchaseShowsTheDaysBelowTheInputs() {
        fill(Map.of("Recency", "10", "Frequency", "5", "Monetary", "5000"));
        press("Predict Next Purchase");
        assertThat(page.locator("#answer")).containsText(Pattern.compile("[0-9.]+\\s*days"));
    }

    @Test
    void aMistakeIsNamedAtItsInputWhichKeepsWhatWasTyped() {
        fill(Map.of("Recency", "-3", "Frequency", "5", "Monetary", "5000"));
        press("Predict Churn");
        Locator recency = page.getByLabel("Recency");
        assertThat(recency).hasValue("-3");
        assertThat(recency).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#Recency-error")).isVisible();
        assertThat(page.getByLabel("Monetary")).hasValue("5000");
    }

    @Test
    void movingASliderChangesTheProbabilityAndTheCurve() {
        Locator risk = page.locator("#whatif [data-figure=risk]");
        assertThat(risk).containsText("%");
        String before = risk.textContent();
        page.locator("#slide-Recency").focus();
        page.keyboard().press("End");
        assertThat(risk).not().hasText(before);
        assertThat(page.locator("#whatif .plot > *").first()).isVisible();
        assertThat(page.locator("#whatif [role=status]")).containsText("%");
    }

    @Test
    void theKeyboardAloneReachesTheAnswer() {
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.getByLabel("Recency").focus();
        page.keyboard().type("10");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Frequency")).isFocused();
        page.keyboard().type("5");
        page.keyboard().press("Tab");
        page.keyboard().type("5000");
        page.keyboard().press("Enter");
        assertThat(page.locator("#answer")).containsText("%");
    }

    @Test
    void aSliderChangesTheAnswerAndItsInputAsItMoves() {
        Locator risk = page.locator("[data-figure=risk]");
        assertThat(risk).containsText("%");
        String before = risk.textContent();

        page.getByLabel("Days since last purchase").fill("60");

        assertThat(risk).not().hasText(before);
        assertThat(page.getByLabel("Recency")).not().hasValue("");
        assertThat(page.locator("#whatif [role=status]")).containsText("Probability of no purchase");
        assertThat(page.locator("#whatif canvas")).isVisible();
        org.assertj.core.api.Assertions.assertThat(chromium.complaints())
                .noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    @Test
    void whatIsTypedMovesTheSlider() {
        page.getByLabel("Frequency").fill("17");
        assertThat(page.locator("output[for=slide-Frequency]")).hasText("17");
    }

    @Test
    void whatTheModelCannotAnswerIsSaidBesideTheSliders() {
        page.getByLabel("Recency").fill("-3");
        assertThat(page.locator("#whatif .note")).containsText("Recency");
    }

    private void fill(Map<String, String> values) {
        values.forEach((label, value) -> page.getByLabel(label).fill(value));
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).click();
    }
}
