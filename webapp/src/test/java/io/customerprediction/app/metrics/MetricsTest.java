package io.customerprediction.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system sees. */
class MetricsTest {
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";

    @TempDir
    Path logs;

    private static String metrics(TestServer server) {
        HttpResponse<String> answer = server.get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void requestsAreCountedByTemplateMethodRoleAndStatus() {
        try (TestServer server = TestServer.start(logs, TestStore.filled())) {
            server.post("/predict_churn", GOOD);
            server.post("/predict_churn", GOOD);
            server.post("/predict_churn", "{}");
            server.get("/customer?id=c17");
            server.get("/no/such/c17");
            String text = metrics(server);
            assertThat(text)
                    .contains(
                            "prediction_http_requests_total{code=\"200\",method=\"POST\",role=\"admin\",route=\"/predict_churn\"} 2.0")
                    .contains(
                            "prediction_http_requests_total{code=\"422\",method=\"POST\",role=\"admin\",route=\"/predict_churn\"} 1.0")
                    .contains(
                            "prediction_http_requests_total{code=\"200\",method=\"GET\",role=\"admin\",route=\"/customer\"} 1.0")
                    .contains("code=\"404\",method=\"GET\",role=\"admin\",route=\"other\"} 1.0")
                    .contains(
                            "prediction_http_request_duration_seconds_count{method=\"POST\",route=\"/predict_churn\"} 3")
                    .doesNotContain("c17");
        }
    }

    @Test
    void predictionsAreCountedByRisk() {
        try (TestServer server = TestServer.start(logs)) {
            server.post("/predict_next_purchase", GOOD);
            server.post("/api/v1/predictions", "[" + GOOD + "," + GOOD + ",{}]");
            double all = Pattern.compile("prediction_scored_total\\{band=\"[a-z]+\"} ([0-9.]+)")
                    .matcher(metrics(server))
                    .results()
                    .mapToDouble(match -> Double.parseDouble(match.group(1)))
                    .sum();
            assertThat(all).isEqualTo(3);
        }
    }

    @Test
    void theModelTheDatabaseAndTheQueueAreShown() {
        try (TestServer server = TestServer.start(logs, TestStore.filled())) {
            assertThat(metrics(server))
                    .contains("prediction_model_info{grade=\""
                            + TestModel.PREDICTOR.model().grade() + "\",model=\""
                            + TestModel.PREDICTOR.model().id() + "\"} 1.0")
                    .containsPattern("prediction_model_age_seconds [0-9]")
                    .contains("prediction_database_up 1.0")
                    .contains("prediction_jobs_unfinished 0.0")
                    .contains("prediction_logs_failing 0.0")
                    .contains("jvm_memory_used_bytes{area=\"heap\"}");
        }
        try (TestServer server = TestServer.start(logs, Optional.empty())) {
            assertThat(metrics(server)).doesNotContain("prediction_model_info{");
        }
    }

    @Test
    void openMetricsIsSentToClientsThatAcceptIt() {
        try (TestServer server = TestServer.start(logs)) {
            HttpResponse<String> open = server.send(HttpRequest.newBuilder(server.uri("/metrics"))
                    .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5"));
            assertThat(open.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
            assertThat(open.body()).endsWith("# EOF\n");
            assertThat(server.get("/metrics").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        }
    }

    @Test
    void aPortOfItsOwnNeedsNoLogin() throws IOException, InterruptedException {
        Metrics metrics = new Metrics();
        metrics.predicted(0.9);
        try (MetricsPort port = MetricsPort.open(metrics, "127.0.0.1", 0)) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("prediction_scored_total{band=\"high\"} 1.0");
        }
    }
}
