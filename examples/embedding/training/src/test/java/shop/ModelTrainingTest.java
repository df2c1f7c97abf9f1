package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Rfm;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.training.NotReadyException;
import io.customerprediction.training.TrainingOptions;
import io.customerprediction.transactions.TransactionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrainingTest {
    /** Even of a log that is too small for good forecasts, and quickly. */
    private static final TrainingOptions QUICK = new TrainingOptions(null, 30, OptionalInt.of(3), 1, 1, true);

    @TempDir
    Path models;

    /** Each customer buys every few days, with a chance of staying away for good after each purchase. */
    private static PurchaseLog log(int customers) {
        Random random = new Random(1);
        List<TransactionRow> rows = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            int day = random.nextInt(200);
            while (day < 400 && random.nextInt(12) != 0) {
                rows.add(new TransactionRow(
                        "c" + customer, LocalDate.of(2024, 1, 1).plusDays(day), 10 + random.nextInt(40), null));
                day += 1 + random.nextInt(5 + customer % 40);
            }
        }
        return PurchaseLog.of(rows);
    }

    @Test
    void aTrainingEndsWithAModelThatAnswers() throws Exception {
        ModelTraining training = ModelTraining.start(log(100), QUICK, models);
        Path bundle = training.result().get(2, TimeUnit.MINUTES);

        assertThat(training.position()).isEqualTo(new ModelTraining.Position("finished", 1));
        CustomerPredictor predictor = CustomerPredictor.load(models);
        assertThat(bundle).isEqualTo(models.resolve(predictor.model().id()));
        assertThat(predictor.predict(new Rfm(10, 5, 500, null)).churnProbability())
                .isBetween(0.0, 1.0);
    }

    @Test
    void aTrainingThatIsCancelledLeavesTheModelsAsTheyWere() throws Exception {
        ModelTraining training = ModelTraining.start(log(3000), TrainingOptions.defaults(), models);
        while (training.position().done() == 0) {
            Thread.onSpinWait();
        }
        training.cancel();

        assertThatThrownBy(() -> training.result().get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThat(training.position().done()).isLessThan(1);
        assertThat(Files.list(models)).isEmpty();
    }

    @Test
    void aLogThatIsTooSmallIsRefusedWithTheReasons() {
        ModelTraining training = ModelTraining.start(log(5), TrainingOptions.defaults(), models);

        assertThatThrownBy(() -> training.result().get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NotReadyException.class)
                .hasMessageContaining("customers");
    }
}
