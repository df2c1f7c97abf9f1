package shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastsTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
    private static final List<Purchase> OF_ANN = List.of(
            purchase("ann", "2025-05-02T09:30:00Z", "20.00"),
            purchase("ann", "2025-06-01T10:00:00Z", "35.50"),
            purchase("ann", "2025-06-28T18:15:00Z", "12.90"));
    private static final List<Purchase> OF_BOB = List.of(purchase("bob", "2023-08-20T12:00:00Z", "9.90"));

    private final Forecasts forecasts;

    ForecastsTest() throws IOException {
        forecasts =
                new Forecasts(CustomerPredictor.load(Path.of(System.getProperty("models"))), ZoneId.of("Europe/Paris"));
    }

    private static Purchase purchase(String customer, String at, String price) {
        return new Purchase(customer, Instant.parse(at), new BigDecimal(price), customer + at);
    }

    @Test
    void whoBoughtLatelyIsLikelierToReturn() {
        double ann = forecasts.of(OF_ANN, TODAY).orElseThrow().churnProbability();
        double bob = forecasts.of(OF_BOB, TODAY).orElseThrow().churnProbability();

        assertThat(ann).isBetween(0.0, 1.0).isLessThan(bob);
    }

    @Test
    void theForecastsOfAllAreThoseOfEach() {
        Map<String, Prediction> all =
                forecasts.ofAll(List.of(OF_ANN, OF_BOB).stream().flatMap(List::stream), TODAY);

        assertThat(all)
                .containsExactly(
                        Map.entry("ann", forecasts.of(OF_ANN, TODAY).orElseThrow()),
                        Map.entry("bob", forecasts.of(OF_BOB, TODAY).orElseThrow()));
    }

    @Test
    void aCustomerWhoHasBoughtNothingYetHasNoForecast() {
        assertThat(forecasts.of(OF_ANN, LocalDate.of(2025, 5, 1))).isEmpty();
    }

    @Test
    void plainJacksonWritesAForecastAndReadsItBack() throws IOException {
        Prediction forecast = forecasts.of(OF_ANN, TODAY).orElseThrow();
        String json = Forecasts.json(forecast);
        JsonNode fields = new ObjectMapper().readTree(json);

        assertThat(fields.get("asOf").textValue()).isEqualTo("2025-06-30");
        assertThat(fields.get("churnProbability").doubleValue()).isEqualTo(forecast.churnProbability());
        assertThat(fields.get("expectedDays").doubleValue()).isEqualTo(forecast.expectedDays());
        assertThat(new ObjectMapper().readValue(json, Prediction.class)).isEqualTo(forecast);
    }
}
