package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms are taken only from pages that were made for the same browser. */
class FormTokenTest {
    private static final byte[] FILE = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @AutoClose
    private final Store store = TestStore.empty();

    @AutoClose
    private TestServer server;

    private Visitor visitor;

    @BeforeEach
    void start() {
        server = newServer();
        visitor = new Visitor(server);
    }

    private TestServer newServer() {
        return TestServer.start(folder, Optional.of(TestModel.PREDICTOR), Optional.of(store), Map.of("login", "open"));
    }

    private int upload(URI batch, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(batch)
                .header("Content-Type", "multipart/form-data; boundary=" + Visitor.BOUNDARY)
                .POST(BodyPublishers.ofByteArray(Visitor.multipart("x.csv", FILE, Map.of("token", token))));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return visitor.send(request).statusCode();
    }

    private int upload(String token, String... headers) {
        return upload(server.uri("/batch"), token, headers);
    }

    @Test
    void theSecretIsOutOfReachOfScriptsAndOtherSites() {
        assertThat(server.get("/batch").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("form-secret=")
                .contains("Path=/", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
        HttpResponse<String> behindTls =
                server.send(HttpRequest.newBuilder(server.uri("/batch")).header("X-Forwarded-Proto", "https"));
        assertThat(behindTls.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("Secure");
        assertThat(server.get("/problems").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void everyPageHasATokenOfItsOwnAndAllOfThemAreAccepted() {
        String first = visitor.token("/batch");
        String second = visitor.token("/batch");
        assertThat(first).isNotEqualTo(second);
        assertThat(upload(first)).isEqualTo(200);
        assertThat(upload(second)).isEqualTo(200);
        assertThat(visitor.get("/batch").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aMissingForgedOrForeignTokenIsRejected() {
        String mine = visitor.token("/batch");
        String others = new Visitor(server).token("/batch");
        String changed = (mine.charAt(0) == 'x' ? 'y' : 'x') + mine.substring(1);
        for (String token : List.of("", ".", "x", "x.y", others, changed, mine + "x", mine.replace(".", ""))) {
            assertThat(upload(token)).as(token).isEqualTo(403);
        }
    }

    @Test
    void aCrossSiteRequestIsRejectedEvenWithTheRightToken() {
        String token = visitor.token("/batch");
        assertThat(upload(token, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(upload(token, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
        assertThat(upload(token, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
    }

    @Test
    void aPageMayStayOpenWhileTheServerStartsAgain() {
        String token = visitor.token("/batch");
        server.close();
        server = newServer();
        assertThat(upload(token)).isEqualTo(200);
    }

    @Test
    void programsNeedNoToken() {
        assertThat(server.post("/predict_churn", "{\"Recency\":1,\"Frequency\":2,\"Monetary\":3}")
                        .statusCode())
                .isEqualTo(200);
    }
}
