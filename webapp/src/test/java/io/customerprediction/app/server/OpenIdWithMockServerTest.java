package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.Chromium;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole login with a provider that others have written. */
class OpenIdWithMockServerTest {
    private static final String CLIENT = "prediction";

    @TempDir
    Path folder;

    private final Store store = TestStore.filled();

    @SuppressWarnings("NullAway.Init") // each test starts them
    private MockOAuth2Server provider;

    @SuppressWarnings("NullAway.Init")
    private TestServer server;

    private void start(boolean interactive) {
        provider = new MockOAuth2Server(new OAuth2Config(interactive));
        provider.start();
        server = TestServer.start(
                folder.resolve("logs"),
                Optional.of(TestModel.PREDICTOR),
                Optional.of(store),
                Map.of(
                        "access",
                        folder.resolve("access").toString(),
                        "oidc-issuer",
                        provider.issuerUrl("shop").toString(),
                        "oidc-name",
                        "Shop Login",
                        "oidc-client-id",
                        CLIENT,
                        "oidc-client-secret",
                        "secret",
                        "oidc-roles",
                        "shop-admins=admin"));
    }

    @AfterEach
    void stop() {
        server.close();
        provider.shutdown();
        store.close();
    }

    @Test
    void redirectsLeadToTheProviderAndBack() {
        start(false);
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "shop",
                "4711",
                "JWT",
                List.of(CLIENT),
                Map.of("groups", List.of("shop-admins"), "preferred_username", "otto"),
                600));
        Visitor visitor = new Visitor(server);
        visitor.get("/customers");
        HttpResponse<String> page = visitor.get("/login/openid");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/customers");
        assertThat(page.body()).contains(">otto</a>", "href=\"/access\"");
    }

    @Test
    void aPersonSignsInAndOutWithABrowser() {
        start(true);
        try (Chromium chromium = Chromium.start();
                Page page = chromium.wide()) {
            page.navigate(server.uri("/customers?sort=churn").toString());
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Shop Login"))
                    .click();
            page.locator("input[name=username]").fill("otto");
            page.locator("textarea[name=claims]").fill("{\"groups\":[\"shop-admins\"]}");
            page.locator("input[type=submit]").click();
            page.waitForURL(Pattern.compile(".*/customers\\?sort=churn$"));
            assertThat(page.locator("header").innerText()).contains("otto", "Access");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page.locator("main").innerText()).contains("You are signed out here");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign out of Shop Login as well"))
                    .click();
            page.waitForURL(Pattern.compile(".*/login$"));
            page.navigate(server.uri("/overview").toString());
            assertThat(page.url()).endsWith("/login");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Shop Login"))
                    .click();
            page.locator("input[name=username]").fill("eve");
            page.locator("input[type=submit]").click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("gives you a role");
        }
    }
}
