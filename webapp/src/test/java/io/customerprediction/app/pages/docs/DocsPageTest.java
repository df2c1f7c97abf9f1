package io.customerprediction.app.pages.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents as pages: all of them, with links that lead somewhere. */
class DocsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    static Path logs;

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(logs);
    }

    @Test
    void theContentsListEveryDocument() throws IOException {
        Set<String> expected = new TreeSet<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".md") && !file.equals("README.md"))
                    .forEach(expected::add);
        }
        List<String> linked = Markdown.links(Files.readString(ROOT.resolve("docs/README.md"))).stream()
                .map(Map.Entry::getKey)
                .filter(link -> !link.startsWith("../"))
                .toList();
        assertThat(linked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyLinkAndPictureOfEveryDocumentLeadsSomewhere() {
        Map<String, String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(20);
        List<String> wrong = new ArrayList<>();
        pages.forEach((address, page) -> links(page).forEach(link -> {
            if (!leadsSomewhere(link.startsWith("#") ? address + link : link, pages)) {
                wrong.add(address + " -> " + link);
            }
        }));
        assertThat(wrong).isEmpty();
    }

    /** All pages of documents by their addresses. */
    private static Map<String, String> pages() {
        Map<String, String> pages = new HashMap<>();
        pages.put("/docs", get("/docs"));
        links(pages.get("/docs")).stream()
                .filter(link -> link.startsWith("/docs/"))
                .map(link -> link.replaceFirst("#.*", ""))
                .distinct()
                .forEach(link -> pages.put(link, get(link)));
        return pages;
    }

    private static boolean leadsSomewhere(String link, Map<String, String> pages) {
        if (link.startsWith("https://")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        if (parts.length == 2) {
            return pages.containsKey(parts[0])
                    && ANCHOR.matcher(pages.get(parts[0]))
                            .results()
                            .anyMatch(id -> id.group(1).equals(parts[1]));
        }
        return server.get(link).statusCode() == 200;
    }

    private static Set<String> links(String page) {
        return LINK.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String get(String address) {
        HttpResponse<String> answer = server.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    /** On a forge, links lead to files of the repository. */
    @Test
    void everyLinkBetweenFilesOfTheRepositoryLeadsToOne() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : markdown()) {
            for (Map.Entry<String, String> link : Markdown.links(Files.readString(file))) {
                String target = link.getKey().replaceFirst("#.*", "");
                Path folder = file.getParent();
                if (!target.isEmpty()
                        && !target.startsWith("http")
                        && folder != null
                        && !Files.exists(folder.resolve(target))) {
                    wrong.add(ROOT.relativize(file) + " -> " + target);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> markdown() throws IOException {
        List<Path> found = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(found::add);
        }
        return found;
    }

    @Test
    void aDocumentShowsItsTextTheListOfDocumentsAndItsHeadings() {
        String page = get("/docs/operations");
        assertThat(page)
                .contains("<h1 id=\"operations\">Operations</h1>", "<title>Operations · Customer Prediction</title>")
                .contains("<a href=\"#webhooks-out\">Webhooks out</a>", "<h2 id=\"webhooks-out\">")
                .contains("<a href=\"/docs/operations\" aria-current=\"page\">Operating</a>")
                .contains("<pre tabindex=\"0\"><code", "<th scope=\"col\">", "<a href=\"/docs/deployment\">")
                .contains("role=\"group\" aria-label=\"Table\"><table>");
    }

    @Test
    void textThatLooksLikeHtmlIsShownAsText() {
        Markdown.Rendered rendered = Markdown.render(
                "# A <b>&</b>\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) `<table>`", Optional::of);
        assertThat(rendered.html())
                .doesNotContain("<script>", "<b>", "javascript:", "<table>")
                .contains("&lt;script&gt;", "&lt;table&gt;");
        assertThat(rendered.title()).isEqualTo("A &");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/nowhere",
                "/docs/API.md",
                "/docs/README",
                "/docs/operations/",
                "/docs/docs/API.md",
                "/docs/screenshots/",
                "/docs/screenshots/nothing.png",
                "/docs/screenshots/..%2f..%2fstyle.css",
                "/docs/%2e%2e/pages/style.css"
            })
    void whatIsNoDocumentIsNotFound(String address) {
        assertThat(server.get(address).statusCode()).isIn(400, 404);
    }

    @Test
    void aPictureIsSentWithItsType() {
        HttpResponse<String> chart = server.get("/docs/reading-growth.svg");
        assertThat(chart.statusCode()).isEqualTo(200);
        assertThat(chart.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(server.get("/docs/screenshots/overview.png").headers().firstValue("Content-Type"))
                .contains("image/png");
    }

    @Test
    void headersOnlyAreSentForHead() {
        HttpResponse<String> head = server.send(
                HttpRequest.newBuilder(server.uri("/docs/api")).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }
}
