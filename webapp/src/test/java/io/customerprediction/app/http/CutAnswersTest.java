package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.server.jetty.EmbeddedServer;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.SettingsSource;
import io.customerprediction.app.testing.RawAnswer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a client sees of an answer that fails while it is written, in the embedded server and in Tomcat: a problem with the
 * right status as long as nothing was sent, else a connection that ends before the answer does; never half an answer that
 * looks whole.
 */
class CutAnswersTest {
    /** More than any buffer on the way. */
    private static final int LONG = 300_000;

    private static final List<String> FAILURES = List.of("runtime", "io", "problem", "memory", "stack", "assertion");

    @TempDir
    static Path folder;

    private static EmbeddedServer embedded;
    private static Tomcat tomcat;
    private static List<Integer> ports;

    /** Answers of every kind of writer that fail after so many rows, and in a way that the query names. */
    public static final class Failing implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            ServletContext context = event.getServletContext();
            context.addFilter(
                            "problems",
                            new ProblemFilter(
                                    (request, response, problem) -> {
                                        throw new IllegalStateException("a page that fails too");
                                    },
                                    request -> false))
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
            add(
                    context,
                    "/json",
                    (request, response) ->
                            json(response, rows(request.getParameter("rows")), fails(request.getParameter("fails"))));
            add(
                    context,
                    "/csv",
                    (request, response) ->
                            csv(response, rows(request.getParameter("rows")), fails(request.getParameter("fails"))));
            add(
                    context,
                    "/text",
                    (request, response) ->
                            text(response, rows(request.getParameter("rows")), fails(request.getParameter("fails"))));
            add(context, "/file", (request, response) -> {
                response.setContentLength(2 * LONG);
                response.setHeader("Content-Disposition", "attachment; filename=\"x.csv\"");
                response.getOutputStream().write(new byte[rows(request.getParameter("rows"))]);
                throwIf(fails(request.getParameter("fails")));
            });
            context.addServlet("nothing", Endpoint.any(UnmappedAddress::answer)).addMapping("/");
        }

        private static void add(ServletContext context, String path, Handler handler) {
            context.addServlet(path, Endpoint.get(handler)).addMapping(path);
        }

        private static int rows(String rows) {
            return Integer.parseInt(rows);
        }

        private static String fails(String how) {
            return how == null ? "" : how;
        }

        private static void json(HttpServletResponse response, int rows, String fails) throws IOException {
            response.setContentType("application/json");
            Json.write(response, json -> {
                json.writeStartArray();
                for (int row = 0; row < rows; row++) {
                    json.writeNumber(row);
                }
                throwIf(fails);
                json.writeEndArray();
            });
        }

        private static void csv(HttpServletResponse response, int rows, String fails) throws IOException {
            response.setContentType("text/csv;charset=utf-8");
            try (CsvWriter csv = CsvWriter.builder()
                    .build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
                for (int row = 0; row < rows; row++) {
                    csv.writeRecord(Integer.toString(row));
                }
                throwIf(fails);
            }
        }

        private static void text(HttpServletResponse response, int rows, String fails) throws IOException {
            response.setContentType("text/plain;charset=utf-8");
            try (java.io.PrintWriter out = response.getWriter()) {
                for (int row = 0; row < rows; row++) {
                    out.write(row + "\n");
                }
                out.flush();
                throwIf(fails);
            }
        }

        private static void throwIf(String fails) throws IOException {
            switch (fails) {
                case "runtime" -> throw new IllegalStateException("secret");
                case "io" -> throw new IOException("secret");
                case "problem" -> throw Problem.of(Kind.BUSY, "Try again.");
                case "memory" -> throw new OutOfMemoryError("secret");
                case "stack" -> recurse(0);
                case "assertion" -> throw new AssertionError("secret");
                default -> {
                    // the answer is complete
                }
            }
        }

        @SuppressWarnings("InfiniteRecursion")
        private static int recurse(int depth) {
            return recurse(depth + 1) + 1;
        }
    }

    @BeforeAll
    static void start() throws IOException, LifecycleException {
        Settings settings = Settings.of(List.of(SettingsSource.options(Map.of("port", "0", "host", "127.0.0.1"))));
        embedded = EmbeddedServer.start(settings, new Failing());
        Files.createDirectories(folder.resolve("webapps"));
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        Context context = tomcat.addContext("", folder.toString());
        context.addApplicationListener(Failing.class.getName());
        ErrorPage page = new ErrorPage();
        page.setLocation("/container-error");
        context.addErrorPage(page);
        tomcat.start();
        ports = List.of(embedded.port(), tomcat.getConnector().getLocalPort());
    }

    @AfterAll
    static void stop() throws IOException, LifecycleException {
        embedded.close();
        tomcat.stop();
        tomcat.destroy();
    }

    static List<String> failures() {
        return FAILURES;
    }

    private static void assertIsProblem(RawAnswer answer, String fails) {
        assertThat(answer.status()).as(answer.headers() + answer.text()).isEqualTo(fails.equals("problem") ? 503 : 500);
        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.headers()).doesNotContainKey("content-disposition");
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff");
        assertThat(answer.text()).doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void beforeAnythingIsSentItIsAProblem(String fails) {
        for (int port : ports) {
            for (String path : List.of("/json", "/csv", "/text", "/file")) {
                for (String accept : List.of("*/*", "text/html")) {
                    RawAnswer answer = RawAnswer.of(
                            port,
                            "GET " + path + "?rows=10&fails=" + fails + " HTTP/1.1",
                            "Host: localhost",
                            "Accept: " + accept);
                    assertIsProblem(answer, fails);
                    assertThat(answer.text()).startsWith("{\"type\":\"/problems#");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void afterAPartWasSentTheConnectionEndsBeforeTheAnswerDoes(String fails) {
        for (int port : ports) {
            for (String path : List.of("/json", "/csv", "/text", "/file")) {
                RawAnswer answer = RawAnswer.of(
                        port, "GET " + path + "?rows=" + LONG + "&fails=" + fails + " HTTP/1.1", "Host: localhost");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.isComplete()).as(path + " at " + port).isFalse();
                assertThat(answer.text()).doesNotContain("secret", "problems#", "]");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aCompressedAnswerIsCutToo(String fails) {
        RawAnswer answer = RawAnswer.of(
                ports.get(0),
                "GET /json?rows=" + LONG + "&fails=" + fails + " HTTP/1.1",
                "Host: localhost",
                "Accept-Encoding: gzip");
        assertThat(answer.headers()).containsEntry("content-encoding", "gzip");
        assertThat(answer.isComplete()).isFalse();
        assertThat(new String(answer.unpacked(), StandardCharsets.UTF_8)).endsWith(" (cut)");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whereTheEndOfTheConnectionIsTheEndOfTheAnswerNothingIsSentBeforeItIsComplete(String fails) {
        for (int port : ports) {
            for (String path : List.of("/json", "/csv", "/text")) {
                String address = path + "?rows=" + LONG + "&fails=" + fails;
                assertIsProblem(RawAnswer.of(port, "GET " + address + " HTTP/1.0"), fails);
                assertIsProblem(
                        RawAnswer.of(port, "GET " + address + " HTTP/1.1", "Host: localhost", "Connection: close"),
                        fails);
                RawAnswer head =
                        RawAnswer.of(port, "HEAD " + address + " HTTP/1.1", "Host: localhost", "Connection: close");
                assertIsProblem(head, fails);
            }
        }
    }

    @org.junit.jupiter.api.Test
    void whatDoesNotFailIsCompleteHoweverItIsAskedFor() {
        for (int port : ports) {
            for (String path : List.of("/json", "/csv", "/text")) {
                for (int rows : new int[] {0, 10, LONG}) {
                    String address = path + "?rows=" + rows;
                    RawAnswer closed =
                            RawAnswer.of(port, "GET " + address + " HTTP/1.1", "Host: localhost", "Connection: close");
                    RawAnswer old = RawAnswer.of(port, "GET " + address + " HTTP/1.0");
                    assertThat(closed.status())
                            .as(closed.headers() + closed.text())
                            .isEqualTo(200);
                    assertThat(closed.isComplete()).isTrue();
                    assertThat(closed.headers()).containsEntry("content-length", "" + closed.body().length);
                    assertThat(old.body()).isEqualTo(closed.body());
                    assertThat(old.headers()).containsEntry("content-length", "" + closed.body().length);
                    RawAnswer head =
                            RawAnswer.of(port, "HEAD " + address + " HTTP/1.1", "Host: localhost", "Connection: close");
                    assertThat(head.headers()).containsEntry("content-length", "" + closed.body().length);
                }
            }
        }
        assertThat(new java.io.File(System.getProperty("java.io.tmpdir"))
                        .list((directory, name) -> name.startsWith("answer") && name.endsWith(".tmp")))
                .isEmpty();
    }
}
