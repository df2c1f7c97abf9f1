package shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.Prediction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastServletTest {
    @TempDir
    static Path work;

    private static ShopServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new ShopServer(0, work, Path.of(System.getProperty("models")).toAbsolutePath());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void theApplicationIsWhatItWas() throws Exception {
        assertThat(get("/").body()).isEqualTo("Welcome to the shop");
    }

    @Test
    void theNewServletAnswersAsJson() throws Exception {
        HttpResponse<String> answer = get("/forecast?recency=10&frequency=5&monetary=5000");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        Prediction prediction = new ObjectMapper().readValue(answer.body(), Prediction.class);
        assertThat(prediction.churnProbability()).isBetween(0.0, 1.0);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() throws Exception {
        HttpResponse<String> answer = get("/forecast?recency=-1&frequency=0&monetary=5000");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Recency", "Frequency");
    }

    @Test
    void whatIsNoNumberIsRefused() throws Exception {
        HttpResponse<String> answer = get("/forecast?recency=ten&frequency=5&monetary=5000");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("recency is ten");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
