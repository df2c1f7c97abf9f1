package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDocsPageTest {
    @TempDir
    Path logs;

    @Test
    void onlyThisPageAllowsPicturesInItsStyleSheet() {
        try (TestServer server = TestServer.start(logs)) {
            assertThat(policy(server, "/api-docs"))
                    .contains("img-src 'self' data:", "script-src 'self';")
                    .doesNotContain("unsafe");
            assertThat(policy(server, "/problems")).contains("img-src 'self';").doesNotContain("unsafe");
        }
    }

    private static String policy(TestServer server, String path) {
        return server.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    @Test
    void allItsFilesAreOursAndCachedForEver() {
        try (TestServer server = TestServer.start(logs)) {
            List<String> files = files(server.get("/api-docs").body());
            assertThat(files)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(server.get(file).headers().firstValue("Cache-Control"))
                            .hasValue("public, max-age=31536000, immutable"));
        }
    }

    @Test
    void belowAPathItsAddressesAreBelowIt() {
        try (TestServer server = TestServer.start(
                logs, Optional.of(TestModel.PREDICTOR), Optional.empty(), Map.of("base-path", "/shop"))) {
            String page = server.get("/api-docs").body();
            assertThat(page).contains("data-document=\"/shop/openapi.json\"");
            assertThat(files(page)).isNotEmpty().allMatch(file -> file.startsWith("/shop/assets/"));
        }
    }

    private static List<String> files(String page) {
        return Pattern.compile("(?:src|href)=\"([^\"]*/assets/[^\"]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
