package io.customerprediction.examples;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.TrainedModel;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** From a log of purchases to a model bundle that is ready to answer. Training needs Weka. */
public final class TrainFromCsv {
    private TrainFromCsv() {}

    /**
     * Trains and saves a model, then prints how it did in the backtest.
     *
     * @param arguments a CSV file and the folder of model versions that receives the new one
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Give two arguments: LOG.csv MODELS_FOLDER");
            return;
        }
        Path models = Path.of(arguments[1]);
        CleanedLog log = CleanedLog.read(
                CsvRows.of(Path.of(arguments[0])),
                CleaningRules.upTo(LocalDate.now(ZoneId.systemDefault())),
                RowProgress.NONE);
        System.out.printf(
                Locale.ROOT,
                "%d of %d rows kept, %d customers; set aside: %s%n",
                log.cleaning().rowsKept(),
                log.cleaning().rowsRead(),
                log.purchases().size(),
                log.cleaning().setAside());

        TrainedModel trained = Training.run(log, TrainingOptions.defaults(), Progress.NONE);
        trained.save(models);

        CustomerPredictor predictor = CustomerPredictor.load(models);
        System.out.printf(
                Locale.ROOT,
                "model %s, grade %s, segments %s%n",
                predictor.model().id(),
                predictor.model().grade(),
                predictor.model().segmentNames());
    }
}
