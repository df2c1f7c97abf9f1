package shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private final CustomerPredictor predictor;

    AnswerTest() throws IOException {
        predictor = CustomerPredictor.load(Path.of(System.getProperty("models")));
    }

    @Test
    void programAndLibraryAreModules() {
        assertThat(Answer.class.getModule().getName()).isEqualTo("shop");
        assertThat(CustomerPredictor.class.getModule().getName()).isEqualTo("io.customerprediction");
        assertThat(ObjectMapper.class.getModule().getName()).isEqualTo("com.fasterxml.jackson.databind");
    }

    @Test
    void theModulesOfATrainingAreNeededOnlyByThoseWhoTrain() {
        assertThat(CustomerPredictor.class.getModule().getDescriptor().requires())
                .filteredOn(required -> required.name().matches("weka.*|bounce|hipparchus.*"))
                .isNotEmpty()
                .allMatch(required -> required.modifiers().contains(Requires.Modifier.STATIC));
    }

    @Test
    void theAnswerIsJson() throws IOException {
        Prediction read = new ObjectMapper().readValue(new Answer(predictor).json(10, 5, 5000), Prediction.class);

        assertThat(read.churnProbability()).isBetween(0.0, 1.0);
        assertThat(read.modelId()).isEqualTo(predictor.model().id());
    }
}
