package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.customerprediction.app.testing.TestModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"history", "rfm"})
    void theFileSaysWhichModelAndWhatItsInputsAre(String inputs) throws OrtException {
        Path models = TestModel.save(folder.resolve("models"));
        Path file = folder.resolve("new/model.onnx");
        Outcome outcome = Outcome.of("export", "--models=" + models, "--onnx=" + file, "--inputs=" + inputs);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(TestModel.PREDICTOR.model().id(), file.toString());
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
            assertThat(session.getInputNames()).containsExactlyInAnyOrder("features", "as_of_day");
            assertThat(session.getMetadata().getCustomMetadata())
                    .containsEntry("model", TestModel.PREDICTOR.model().id())
                    .containsEntry("inputs", inputs)
                    .containsEntry("horizon_days", "90")
                    .hasEntrySatisfying("features", text -> assertThat(text).contains("\"name\":\"recency\""));
        }
    }

    @Test
    void aFolderWithoutAModelLeavesNoFile() {
        Outcome outcome = Outcome.of("export", "--models=" + folder, "--onnx=" + folder + "/model.onnx");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(folder.toString());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownKindOfInputsIsRefusedWithTheKnownOnes() {
        Outcome outcome =
                Outcome.of("export", "--models=" + folder, "--onnx=" + folder + "/model.onnx", "--inputs=log");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--inputs", "HISTORY", "RFM");
    }
}
