package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.RawAnswer;
import io.customerprediction.app.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that the server rejects before they reach the application. */
class RefusalTest {
    @TempDir
    Path logs;

    @ParameterizedTest
    @CsvSource({
        "GET /%zz HTTP/1.1, 400",
        "GET /a/../../x HTTP/1.1, 400",
        "GET /a%2fb HTTP/1.1, 400",
        "GET //customers HTTP/1.1, 400",
        "GET /%ff HTTP/1.1, 400",
        "GET / HTTP/3.7, 505",
        "OPTIONS * HTTP/1.1, 404"
    })
    void aProgramGetsAProblem(String line, int status) {
        try (TestServer server = TestServer.start(logs)) {
            RawAnswer problem = RawAnswer.of(server.port(), line, "Host: localhost", "Connection: close");
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.headers())
                    .containsEntry("content-type", "application/problem+json")
                    .containsEntry("x-content-type-options", "nosniff");
            assertThat(problem.text()).contains("\"status\":" + status, "\"detail\":\"");
        }
    }

    @Test
    void aBrowserGetsAPage() {
        try (TestServer server = TestServer.start(logs)) {
            RawAnswer page =
                    RawAnswer.of(server.port(), "GET /a%2fb HTTP/1.1", "Host: localhost", "Accept: text/html,*/*");
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.headers().get("content-type")).startsWith("text/html");
            assertThat(page.text()).contains("<h1>400 Bad Request</h1>");
            RawAnswer tooLong = RawAnswer.of(
                    server.port(), "GET /" + "a".repeat(10_000) + " HTTP/1.1", "Host: localhost", "Accept: text/html");
            assertThat(tooLong.status()).isEqualTo(414);
        }
    }
}
