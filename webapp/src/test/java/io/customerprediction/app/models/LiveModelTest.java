package io.customerprediction.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.testing.OtherModel;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.model.InvalidBundleException;
import io.customerprediction.model.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveModelTest {
    private static final String FIRST = TestModel.PREDICTOR.model().id();

    @TempDir
    Path models;

    private LiveModel live;

    @BeforeEach
    void save() {
        TestModel.save(models);
        live = new LiveModel(models, () -> Optional.of(TestModel.PREDICTOR));
    }

    @Test
    void aPromotedVersionAnswersAtOnce() throws IOException {
        String second = OtherModel.add(models);
        live.look();
        assertThat(live.id()).hasValue(FIRST);

        live.promote(second);
        assertThat(live.id()).hasValue(second);
        live.promote(FIRST);
        assertThat(live.id()).as("rollback").hasValue(FIRST);
    }

    @Test
    void whatAnotherProcessPromotesAnswersWithinFiveSeconds() throws Exception {
        CountDownLatch swapped = new CountDownLatch(1);
        live.afterSwap(swapped::countDown);
        live.start();
        try (LiveModel closed = live) {
            String second = OtherModel.add(models);
            new ModelRegistry(models).promote(second);
            assertThat(swapped.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(closed.id()).hasValue(second);
        }
    }

    @Test
    void aChampionThatCannotBeLoadedLeavesTheOneBeforeAnswering() throws IOException {
        String second = OtherModel.add(models);
        Files.writeString(models.resolve(second).resolve("card.json"), "{}");
        Files.writeString(models.resolve("CHAMPION"), second + "\n");
        live.look();
        assertThat(live.id()).hasValue(FIRST);
        assertThatThrownBy(() -> live.promote(second)).isInstanceOf(InvalidBundleException.class);

        new ModelRegistry(models).promote(FIRST);
        live.look();
        assertThat(live.get()).containsSame(TestModel.PREDICTOR);
    }

    @Test
    void theFirstModelAnswersWhereThereWasNone() {
        LiveModel none = new LiveModel(models, Optional::<CustomerPredictor>empty);
        assertThat(none.get()).isEmpty();
        none.look();
        assertThat(none.id()).hasValue(FIRST);
    }
}
