package io.customerprediction.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The bundle in {@code models/}, which a fresh clone serves with. */
class ShippedModelTest {
    private static final Path MODELS = Path.of(System.getProperty("project.root"), "models");

    @Test
    void itIsWholeOfThisVersionAndOfTheSampleLog() throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(MODELS);

        assertThat(predictor.model().asOf()).isEqualTo(LocalDate.of(2025, 6, 30));
        assertThat(predictor.model().horizonDays()).isEqualTo(90);
        assertThat(predictor.model().hasAmounts()).isTrue();
    }

    @Test
    void itExpectsMoreOfWhoeverBoughtJustNowThanOfWhoeverIsLongGone() throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(MODELS);
        Prediction active = predictor.predict(new Rfm(10, 5, 5000, 1));
        Prediction gone = predictor.predict(new Rfm(400, 1, 20, null));

        assertThat(active.churnProbability()).isLessThan(gone.churnProbability());
        assertThat(active.expectedDays()).isLessThan(gone.expectedDays());
    }
}
