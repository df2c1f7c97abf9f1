package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.server.Application;
import io.customerprediction.app.server.StoreConnection;
import io.customerprediction.app.server.jetty.EmbeddedServer;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.SettingsSource;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.Links;
import io.customerprediction.app.testing.RawAnswer;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runnable program below a path, behind a proxy that removes the path from addresses and behind one that does not. */
class BelowPathTest {
    private static final String PATH = "/tools/shop";

    @TempDir
    Path folder;

    private Store store;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedServer server;

    /** How the server learns of the path, and what the proxy makes of an address below it. */
    private enum Way {
        SETTING_WHOLE(PATH, false, false),
        SETTING_STRIPPED(PATH, false, true),
        HEADER_WHOLE("", true, false),
        HEADER_STRIPPED("", true, true),
        BOTH_STRIPPED(PATH, true, true);

        private final String setting;
        private final boolean sendsHeader;
        private final boolean strips;

        Way(String setting, boolean sendsHeader, boolean strips) {
            this.setting = setting;
            this.sendsHeader = sendsHeader;
            this.strips = strips;
        }
    }

    @BeforeEach
    void open() {
        store = TestStore.filled();
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        store.close();
    }

    private void start(Map<String, String> more) throws IOException {
        Map<String, String> options = new HashMap<>(Map.of(
                "port",
                "0",
                "login",
                "open",
                "logs",
                folder.toString(),
                "batches",
                folder.resolve("batches").toString()));
        options.putAll(more);
        Settings settings = Settings.of(List.of(SettingsSource.options(options)));
        server = EmbeddedServer.start(
                settings,
                new Application(
                        settings,
                        () -> Optional.of(TestModel.PREDICTOR),
                        StoreConnection.of(store),
                        Clock.fixed(TestServer.NOW, ZoneOffset.UTC)));
    }

    /** What a client gets for an address, which a proxy passes on. */
    private HttpResponse<String> get(Way way, String address) throws IOException, InterruptedException {
        return send(way, address, HttpRequest.newBuilder());
    }

    private HttpResponse<String> send(Way way, String address, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        assertThat(address).startsWith(PATH + "/");
        String passedOn = way.strips ? address.substring(PATH.length()) : address;
        request.uri(URI.create("http://127.0.0.1:" + server.port() + passedOn));
        if (way.sendsHeader) {
            request.header("X-Forwarded-Prefix", PATH + "/");
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource
    void everyLinkOfEveryPageStaysBelowThePathAndIsAnswered(Way way) throws IOException, InterruptedException {
        start(way.setting.isEmpty() ? Map.of() : Map.of("base-path", way.setting + "/"));
        Links.follow(PATH, address -> get(way, address));
    }

    @ParameterizedTest
    @EnumSource
    void problemsCookiesAndRedirectsStayBelowThePath(Way way) throws IOException, InterruptedException {
        start(way.setting.isEmpty() ? Map.of() : Map.of("base-path", way.setting));
        HttpResponse<String> problem = get(way, PATH + "/nowhere");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.body())
                .contains(
                        "\"type\":\"" + PATH + "/problems#not-found\"",
                        "\"instance\":\"" + PATH + "/nowhere\"",
                        PATH + "/openapi.json");
        HttpResponse<String> part = send(
                way,
                PATH + "/api/v1/predictions",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("[{\"Recency\":-1}]")));
        assertThat(part.body()).contains("\"type\":\"" + PATH + "/problems#invalid-input\"");

        HttpResponse<String> form = get(way, PATH + "/batch");
        String cookie = form.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("Path=" + PATH + "/");
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(form.body());
        assertThat(token.find()).isTrue();
        byte[] body = Visitor.multipart(
                "shop.csv",
                "customer_id,date\na,2024-03-01\nb,2024-04-01\n".getBytes(StandardCharsets.UTF_8),
                Map.of("token", token.group(1)));
        HttpResponse<String> sent = send(
                way,
                PATH + "/batch",
                HttpRequest.newBuilder()
                        .header("Content-Type", "multipart/form-data; boundary=" + Visitor.BOUNDARY)
                        .header("Cookie", cookie.split(";", 2)[0])
                        .POST(BodyPublishers.ofByteArray(body)));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).startsWith(PATH + "/batch/");
        assertThat(get(way, PATH + "/openapi.json").body()).contains("\"servers\": [{\"url\": \".\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/a//b",
                "/../admin",
                "/a/..",
                "https://evil.example",
                "evil",
                "/shop?x=1",
                "/shop#x",
                "/\"onload=alert(1)",
                "/a b",
                "/%2e%2e",
                "/shöp"
            })
    void aPathThatIsNoneIsIgnored(String prefix) throws IOException {
        start(Map.of());
        RawAnswer page =
                RawAnswer.of(server.port(), "GET / HTTP/1.1", "Host: localhost", "X-Forwarded-Prefix: " + prefix);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("action=\"/\"").doesNotContain("evil", "onload=alert");
        assertThat(page.headers().get("set-cookie")).contains("Path=/;");
    }

    @Test
    void onlyTheHeadersOfATrustedProxyAreUsed() throws IOException, InterruptedException {
        start(Map.of("trusted-proxies", "10.0.0.0/8"));
        HttpResponse<String> page = get(Way.HEADER_STRIPPED, PATH + "/");
        assertThat(page.body()).contains("action=\"/\"").doesNotContain(PATH);
        assertThat(get(Way.HEADER_WHOLE, PATH + "/").statusCode()).isEqualTo(404);
    }

    @Test
    void atTheRootItAnswersToo() throws IOException {
        start(Map.of("base-path", PATH));
        assertThat(RawAnswer.of(server.port(), "GET /health/live HTTP/1.1", "Host: localhost")
                        .status())
                .isEqualTo(200);
        assertThat(RawAnswer.of(server.port(), "GET " + PATH + " HTTP/1.1", "Host: localhost")
                        .text())
                .contains("action=\"" + PATH + "/\"");
        assertThat(RawAnswer.of(server.port(), "GET " + PATH + "ping HTTP/1.1", "Host: localhost")
                        .status())
                .isEqualTo(404);
    }
}
