package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.models.Contest;
import io.customerprediction.app.testing.OtherModel;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new model is compared with the one that answers, whichever way the folder holds that. */
class ComparingTest {
    private static final PurchaseLog LOG = TestModel.log().purchases();
    private static final TrainingOptions OPTIONS =
            new TrainingOptions(TestModel.AS_OF, 90, OptionalInt.of(4), 1, 2, true);

    @TempDir
    Path folder;

    private Optional<Contest> compare(Path models, ModelBundle trained) throws IOException {
        return Comparing.with(models, trained, LOG, OPTIONS, Progress.NONE);
    }

    @Test
    void aBundleInTheFolderItselfIsTheModelBefore() throws IOException {
        Path registry = TestModel.save(folder.resolve("registry"));
        Path flat = Files.createDirectory(folder.resolve("flat"));
        try (Stream<Path> files =
                Files.list(registry.resolve(TestModel.PREDICTOR.model().id()))) {
            for (Path file : files.toList()) {
                Files.copy(file, flat.resolve(file.getFileName()));
            }
        }
        ModelBundle other = bundle(registry, OtherModel.add(registry));
        new ModelRegistry(flat).add(other);

        assertThat(compare(flat, other))
                .hasValueSatisfying(contest -> assertThat(contest.reason())
                        .contains("90 days after 2024-09-17", "trained anew up to that day"));
    }

    private static ModelBundle bundle(Path registry, String id) throws IOException {
        new ModelRegistry(registry).promote(id);
        return ModelBundle.load(registry);
    }

    @Test
    void theModelItselfIsNotComparedWithItself() throws IOException {
        Path registry = TestModel.save(folder);

        assertThat(compare(registry, ModelBundle.load(registry))).isEmpty();
    }

    @Test
    void aModelThatCannotBeReadIsNotInTheWay() throws IOException {
        Path registry = TestModel.save(folder);
        ModelBundle other = bundle(registry, OtherModel.add(registry));
        for (String file : List.of("model.json", "history.forest")) {
            Files.delete(registry.resolve(other.id()).resolve(file));
        }

        assertThat(compare(registry, bundleOf(folder.resolve("second")))).isEmpty();
    }

    private static ModelBundle bundleOf(Path models) throws IOException {
        return ModelBundle.load(TestModel.save(models));
    }
}
