package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.transactions.CleaningReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final int DAYS = 460;
    private static final LocalDate END = MadeUpLog.START.plusDays(DAYS - 1);
    private static final LocalDate AS_OF = END.minusDays(100);
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(700, DAYS, 11).log();
    private static final TrainedModel TRAINED = Training.run(cleaned(LOG), options(AS_OF, 2), Progress.NONE);

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        TRAINED.save(folder.resolve("model"));
        ModelBundle loaded = ModelBundle.load(folder.resolve("model"));

        assertThat(loaded.id()).isEqualTo(TRAINED.bundle().id()).matches(AS_OF + "-[0-9a-f]{8}");
        assertThat(loaded.card().equals(TRAINED.bundle().card())).isTrue();
        assertThat(loaded.evaluation()).isEqualTo(TRAINED.evaluation().json());
        CustomerPredictor predictor = CustomerPredictor.load(folder.resolve("model"));
        Prediction four = predictor.predict(new Rfm(10, 5, 80, null));
        assertThat(four)
                .usingRecursiveComparison()
                .isEqualTo(new CustomerPredictor(TRAINED.bundle()).predict(new Rfm(10, 5, 80, null)));
    }

    private static CleanedLog cleaned(PurchaseLog log) {
        return new CleanedLog(
                log,
                new CleaningReport(
                        "made up",
                        "0".repeat(64),
                        log.days(),
                        log.days(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        LocalDate.ofEpochDay(log.firstDay()),
                        LocalDate.ofEpochDay(log.lastDay())));
    }

    private static TrainingOptions options(LocalDate asOf, int threads) {
        return new TrainingOptions(asOf, 60, OptionalInt.empty(), 1, threads, false);
    }
}
