package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Rfm;
import io.customerprediction.model.InvalidBundleException;
import io.customerprediction.model.MadeUpModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that goes on answering while models are trained, promoted and taken back. */
class ReloadTest {
    private final ModelBundle first = MadeUpModel.bundle(true);
    private final ModelBundle second = MadeUpModel.bundle(false);

    @TempDir
    Path models;

    private CustomerPredictor predictor;

    @BeforeEach
    void load() throws IOException {
        first.save(models);
        predictor = CustomerPredictor.load(models);
    }

    @Test
    void thePredictorStaysWhileItsModelIsTheChampion() throws IOException {
        assertThat(predictor.reloaded(models)).isSameAs(predictor);

        new ModelRegistry(models).add(second);
        assertThat(predictor.reloaded(models)).as("a version beside it").isSameAs(predictor);
    }

    @Test
    void anotherChampionAnswersAndCanBeTakenBack() throws IOException {
        second.save(models);
        CustomerPredictor after = predictor.reloaded(models);

        assertThat(after.model().id()).isEqualTo(second.id());
        new ModelRegistry(models).promote(first.id());
        assertThat(after.reloaded(models).model().id()).isEqualTo(first.id());
    }

    @Test
    void aBundleInTheFolderItselfAnswersUntilAVersionIsTheChampion() throws IOException {
        Path version = models.resolve(first.id());
        CustomerPredictor flat = CustomerPredictor.load(version);
        assertThat(flat.reloaded(version)).isSameAs(flat);

        second.save(version);
        assertThat(flat.reloaded(version).model().id()).isEqualTo(second.id());
    }

    @Test
    void aChampionThatCannotBeUsedIsRefusedAndThePredictorGoesOn() throws IOException {
        second.save(models);
        Files.writeString(models.resolve(second.id()).resolve("model.json"), "{}");

        assertThatThrownBy(() -> predictor.reloaded(models))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining(second.id());
        assertThat(predictor.predict(new Rfm(10, 5, 500, null)).modelId()).isEqualTo(first.id());
    }
}
