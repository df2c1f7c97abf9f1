package io.customerprediction.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bundle in {@code models/}, which a fresh clone serves with. */
class ShippedModelTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path MODELS = ROOT.resolve("models");

    @Test
    void itIsCompleteAndOfThisVersionAndOfTheSampleLog() throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(MODELS);

        assertThat(predictor.model().asOf()).isEqualTo(LocalDate.of(2025, 6, 30));
        assertThat(predictor.model().horizonDays()).isEqualTo(90);
        assertThat(predictor.model().hasAmounts()).isTrue();
    }

    @Test
    void recentBuyersHaveALowerRiskThanThoseLongAbsent() throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(MODELS);
        Prediction active = predictor.predict(new Rfm(10, 5, 5000, 1));
        Prediction gone = predictor.predict(new Rfm(400, 1, 20, null));

        assertThat(active.churnProbability()).isLessThan(gone.churnProbability());
        assertThat(active.expectedDays()).isLessThan(gone.expectedDays());
    }

    @Test
    void itsPredictionsForTheSampleLogAgreeWithTheOutcomes() throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(MODELS);
        LocalDate asOf = predictor.model().asOf();
        CleanedLog log = CleanedLog.read(
                CsvRows.of(ROOT.resolve("data/transactions.csv")), CleaningRules.upTo(asOf), RowProgress.NONE);
        Map<String, Double> predicted = new HashMap<>();
        predictor.predictAll(log.purchases(), asOf, 2, result -> {
            if (result instanceof CustomerPrediction customer) {
                predicted.put(customer.customerId(), customer.prediction().churnProbability());
            }
        });

        KnownOutcomes known = KnownOutcomes.read();
        double expected = predicted.values().stream()
                .mapToDouble(probability -> probability)
                .average()
                .orElseThrow();
        assertThat(predicted).hasSameSizeAs(known.churned());
        assertThat(expected).isCloseTo(known.churnRate(predicted), within(0.015));
        assertThat(known.auc(predicted)).isGreaterThan(0.9);
        assertThat(known.brier(predicted)).isLessThan(0.11);
    }

    @Test
    void theReadmeQuotesItsAnswers() throws IOException {
        Prediction answer = CustomerPredictor.load(MODELS).predict(new Rfm(10, 5, 5000, null));

        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains(
                        "{\"Churn Prediction\":" + (answer.churn() ? 1 : 0) + "}",
                        String.format(
                                Locale.ROOT, "{\"Next Purchase Prediction (days)\":%.1f}", answer.expectedDays()));
    }
}
