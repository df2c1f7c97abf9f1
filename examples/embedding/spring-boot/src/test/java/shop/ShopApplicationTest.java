package shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.Prediction;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ShopApplicationTest {
    private static final Map<String, Object> CUSTOMER = Map.of("recency", 10, "frequency", 5, "monetary", 5000);

    @TempDir
    static Path models;

    private final TestRestTemplate http;

    ShopApplicationTest(@Autowired TestRestTemplate http) {
        this.http = http;
    }

    /** A copy of the bundle, as a test adds another model to the folder. */
    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        copyBundle();
        registry.add("models", models::toString);
        registry.add("reload.milliseconds", () -> "50");
    }

    @Test
    void aForecastFromFourNumbersIsAnsweredAsJson() {
        ResponseEntity<Prediction> answer = http.postForEntity("/forecasts/by-numbers", CUSTOMER, Prediction.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody().churnProbability()).isBetween(0.0, 1.0);
    }

    @Test
    void aForecastFromPurchasesIsThatOfTheLibrary() {
        List<Map<String, Object>> purchases = List.of(
                Map.of("day", "2025-04-11", "amount", 15.00, "order", "A38"),
                Map.of("day", "2025-06-02", "amount", 80.25, "order", "A54"));
        Prediction answer = http.postForObject("/forecasts/by-purchases/2025-06-30", purchases, Prediction.class);

        assertThat(answer.asOf()).isEqualTo("2025-06-30");
        assertThat(answer.expectedDays()).isBetween(1.0, 360.0);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        ResponseEntity<String> answer = http.postForEntity(
                "/forecasts/by-numbers", Map.of("recency", -1, "frequency", 0, "monetary", 5000), String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody()).contains("Recency", "Frequency", "problems");
        assertThat(http.postForEntity("/forecasts/by-numbers", List.of(1), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void jacksonAndSlf4jAreThoseOfSpringBoot() {
        assertThat(new ObjectMapper().version().toString()).startsWith("2.19.");
        assertThat(LoggerFactory.getILoggerFactory().getClass().getName()).startsWith("ch.qos.logback.");
    }

    @Test
    void anotherModelAnswersWithoutALostRequest() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch swapped = new CountDownLatch(2);
        String second = secondModel();
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> lost = new ArrayList<>();
            for (int client = 0; client < 2; client++) {
                lost.add(clients.submit(asking(seen, second, swapped)));
            }
            new ModelRegistry(models).promote(second);
            assertThat(swapped.await(1, TimeUnit.MINUTES)).isTrue();
            for (Future<Integer> count : lost) {
                assertThat(count.get()).isZero();
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(seen).contains(second).hasSizeLessThanOrEqualTo(2);
    }

    /** Asks until the second model has answered a hundred times; returns how many requests were not answered. */
    private Callable<Integer> asking(Set<String> seen, String second, CountDownLatch swapped) {
        return () -> {
            int lost = 0;
            int answered = 0;
            while (answered < 100 && !Thread.interrupted()) {
                ResponseEntity<Prediction> answer =
                        http.postForEntity("/forecasts/by-numbers", CUSTOMER, Prediction.class);
                if (answer.getStatusCode().value() != 200) {
                    lost++;
                } else {
                    String id = answer.getBody().modelId();
                    seen.add(id);
                    answered += id.equals(second) ? 1 : 0;
                }
            }
            swapped.countDown();
            return lost;
        };
    }

    /** A model of a few customers, in the folder beside the one that answers. */
    private static String secondModel() throws IOException {
        List<TransactionRow> rows = new ArrayList<>();
        for (int customer = 0; customer < 60; customer++) {
            for (int day = customer; day < 200; day += 5 + customer % 40) {
                rows.add(new TransactionRow(
                        "c" + customer, LocalDate.of(2024, 1, 1).plusDays(day), 10 + customer, null));
            }
        }
        TrainingOptions quick = new TrainingOptions(null, 30, OptionalInt.of(3), 1, 1, true);
        Path version = new ModelRegistry(models)
                .add(Training.run(PurchaseLog.of(rows), quick, Progress.NONE).bundle());
        return version.getFileName().toString();
    }

    private static void copyBundle() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("models")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, models.resolve(file.getFileName()));
            }
        }
    }
}
