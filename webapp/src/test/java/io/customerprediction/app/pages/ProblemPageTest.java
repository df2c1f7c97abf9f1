package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems as a browser gets them that opened an address. */
class ProblemPageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TempDir
    static Path logs;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(logs, Optional.empty());
    }

    private static HttpResponse<String> get(String path, String accept) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).header("Accept", accept));
    }

    @Test
    void aBrowserGetsAPageWithLinksAndTheSameStatus() {
        HttpResponse<String> answer = get("/nowhere", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body())
                .contains("<h1>Page not found</h1>", "href=\"/overview\"", "href=\"/customers\"", "href=\"/\"");
    }

    @Test
    void everyOtherClientGetsAProblemDocument() {
        for (String accept : new String[] {"*/*", "application/json", "application/problem+json, text/html;q=0.1"}) {
            HttpResponse<String> answer = get("/nowhere", accept);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(server.get("/nowhere").body()).startsWith("{\"type\":\"/problems#not-found\"");
    }

    @Test
    void theAddressIsEscaped() {
        assertThat(get("/customer?id=%3Cscript%3Ex", BROWSER).body())
                .contains("&lt;script&gt;x")
                .doesNotContain("<script>x");
    }

    @Test
    void withoutAModelThePageSaysWhatToDo() {
        HttpResponse<String> answer = get("/", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("There is no model yet", "href=\"/model\"");
    }

    @Test
    void thePageNamesTheAllowedMethods() {
        HttpResponse<String> answer = get("/predict_churn", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
        assertThat(answer.body()).contains("This address is for programs");
    }
}
