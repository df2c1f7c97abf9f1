package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The web archive as it is shipped, in the two containers that it is made for, under a path that is not the root. */
class WebArchiveIT {
    private static final String PATH = "/shop";
    private static final Path WAR = Path.of(System.getProperty("program.war"));
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000,\"Cluster\":1}";

    @TempDir
    Path folder;

    private @Nullable Running running;

    /** Starts a container with the archive. */
    private enum Container {
        TOMCAT {
            @Override
            Running start(Path folder) throws Exception {
                Files.createDirectories(folder.resolve("tomcat/webapps"));
                Tomcat tomcat = new Tomcat();
                tomcat.setBaseDir(folder.resolve("tomcat").toString());
                tomcat.setPort(0);
                tomcat.getConnector();
                tomcat.setAddDefaultWebXmlToWebapp(false);
                filesOfItsOwn(tomcat.addWebapp(PATH, WAR.toString()));
                tomcat.start();
                return new Running(tomcat.getConnector().getLocalPort(), tomcat::stop);
            }

            /** What Tomcat's own web.xml gives every archive: an address that no servlet serves is looked up as a file. */
            @SuppressWarnings("deprecation") // without a file there is no other way
            private void filesOfItsOwn(Context context) {
                Wrapper files = Tomcat.addServlet(context, "default", new DefaultServlet());
                files.setOverridable(true);
                context.addServletMappingDecoded("/", "default", false);
            }
        },
        JETTY {
            @Override
            Running start(Path folder) throws Exception {
                Server server = new Server(0);
                WebAppContext archive = new WebAppContext();
                archive.setContextPath(PATH);
                archive.setWar(WAR.toString());
                server.setHandler(archive);
                server.start();
                return new Running(((ServerConnector) server.getConnectors()[0]).getLocalPort(), server::stop);
            }
        };

        abstract Running start(Path folder) throws Exception;
    }

    @FunctionalInterface
    private interface Stop {
        void stop() throws Exception;
    }

    private record Running(int port, Stop stop) {
        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(uri(path)));
        }

        HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        }

        private URI uri(String path) {
            return URI.create("http://127.0.0.1:" + port + PATH + path);
        }

        private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        }
    }

    @BeforeEach
    void settings() {
        System.setProperty(
                "customer-prediction.models", folder.resolve("models").toString());
        System.setProperty("customer-prediction.logs", folder.resolve("logs").toString());
        System.setProperty(
                "customer-prediction.batches", folder.resolve("batches").toString());
        System.setProperty("customer-prediction.database-url", "jdbc:h2:file:" + folder.resolve("customers"));
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.stop().stop();
        }
        System.clearProperty("customer-prediction.models");
        System.clearProperty("customer-prediction.logs");
        System.clearProperty("customer-prediction.batches");
        System.clearProperty("customer-prediction.database-url");
    }

    @ParameterizedTest
    @EnumSource
    void itPredictsAndWritesThePredictionLog(Container container) throws Exception {
        TestModel.save(folder.resolve("models"));
        running = container.start(folder);
        assertThat(running.post("/predict_churn", GOOD).body()).matches("\\{\"Churn Prediction\":[01]}");
        assertThat(running.post("/predict_next_purchase", GOOD).body())
                .matches("\\{\"Next Purchase Prediction \\(days\\)\":[0-9]+\\.[0-9]}");
        assertThat(running.post("/api/v1/predictions", "[" + GOOD + "]").body()).contains("\"basis\":\"RFM\"");
        assertThat(running.get("/health/ready").body()).contains("\"status\":\"UP\"");
        assertThat(running.get("/").body())
                .containsPattern("href=\"/shop/assets/[0-9a-f]+/style.css\"")
                .contains("action=\"/shop/\"");
        assertThat(running.get("/assets/style.css").statusCode()).isEqualTo(200);
        assertThat(running.get("/docs/operations").body()).contains("<a href=\"/shop/docs/deployment\">");
        running.stop().stop();
        running = null;
        assertThat(folder.resolve("logs/churn_prediction.log"))
                .content()
                .contains("- Input: {\"Recency\": 10, \"Frequency\": 5, \"Monetary\": 5000, \"Cluster\": 1}");
        assertThat(folder.resolve("logs/next_purchase.log")).isNotEmptyFile();
    }

    @ParameterizedTest
    @EnumSource
    void itTakesFilesAndOnlyFromItsOwnForms(Container container) throws Exception {
        TestModel.save(folder.resolve("models"));
        running = container.start(folder);
        Visitor visitor = new Visitor("http://127.0.0.1:" + running.port(), PATH);
        byte[] file =
                ("customer_id,date\n" + "a,2024-03-01\nb,2024-04-01\n".repeat(40_000)).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> batch = visitor.upload("Käufe.csv", file, Map.of("use", "store"));
        assertThat(visitor.whenOver(batch))
                .contains("Käufe.csv", "<strong>2</strong>", "/shop/batch/1/predictions.csv");
        assertThat(visitor.upload("x.csv", file, Map.of("token", "none")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource
    void badRequestsGetProblemsThatNameNoContainer(Container container) throws Exception {
        TestModel.save(folder.resolve("models"));
        running = container.start(folder);
        for (HttpResponse<String> answer : List.of(
                running.post("/predict_churn", "{\"Recency\":\"1\"}"),
                running.post("/predict_churn", "{"),
                running.get("/predict_churn"),
                running.get("/nowhere"),
                running.get("/nowhere.jsp"),
                running.get("/container-error"),
                running.get("/WEB-INF/web.xml"))) {
            assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isBetween(400, 499);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain("tomcat", "jetty", "exception");
        }
        assertThat(running.get("/nowhere").body()).contains("\"/shop/problems#not-found\"");
    }

    @ParameterizedTest
    @EnumSource
    void withoutABundleItStartsAndSaysSo(Container container) throws Exception {
        running = container.start(folder);
        assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(running.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(running.post("/predict_churn", GOOD).statusCode()).isEqualTo(503);
    }
}
