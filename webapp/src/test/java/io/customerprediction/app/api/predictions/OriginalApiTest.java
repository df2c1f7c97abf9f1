package io.customerprediction.app.api.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalApiTest {
    private static final String BODY = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000,\"Cluster\":1}";
    private static final Prediction EXPECTED = TestModel.PREDICTOR.predict(new Rfm(10, 5, 5000, 1));

    @TempDir
    Path logs;

    @AutoClose
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(logs);
    }

    @Test
    void churnIsZeroOrOneUnderTheOriginalName() {
        HttpResponse<String> answer = server.post("/predict_churn", BODY);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"Churn Prediction\":" + (EXPECTED.churn() ? 1 : 0) + "}");
        String gone = "{\"Recency\":300,\"Frequency\":1,\"Monetary\":5}";
        assertThat(server.post("/predict_churn", gone).body()).isEqualTo("{\"Churn Prediction\":1}");
    }

    @Test
    void nextPurchaseIsInDaysWithOneDecimal() {
        assertThat(server.post("/predict_next_purchase", BODY).body())
                .isEqualTo(String.format(
                        Locale.ROOT, "{\"Next Purchase Prediction (days)\":%.1f}", EXPECTED.expectedDays()));
    }
}
