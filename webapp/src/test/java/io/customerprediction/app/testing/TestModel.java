package io.customerprediction.app.testing;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCounts;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/** A small model of a shop of our own making, trained once a JVM. */
public final class TestModel {
    /** Last day that the model was trained on. */
    public static final LocalDate AS_OF = LocalDate.of(2024, 12, 16);

    private static final int DAYS = 330;
    private static final ModelBundle BUNDLE = train();

    /** Answers with the model. */
    public static final CustomerPredictor PREDICTOR = new CustomerPredictor(BUNDLE);

    private TestModel() {}

    /** Saves the model's bundle. */
    public static Path save(Path folder) {
        try {
            BUNDLE.save(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log that the model was trained on. */
    public static CleanedLog log() {
        PurchaseLog log = PurchaseLog.of(transactions());
        CleaningReport report = new CleaningReport(
                "made up",
                new Reading("UTF-8", "comma", new TreeMap<>(), "year first", true, true),
                "0".repeat(64),
                RowCounts.ofKept(log.days()),
                List.of(),
                LocalDate.ofEpochDay(log.firstDay()),
                LocalDate.ofEpochDay(log.lastDay()));
        return new CleanedLog(log, report);
    }

    private static ModelBundle train() {
        TrainingOptions options = new TrainingOptions(AS_OF, 90, OptionalInt.of(4), 1, 2, true);
        return Training.run(log(), options, Progress.NONE).bundle();
    }

    /** Customers arrive over time, buy each at a pace of their own, and a third leave for good. */
    private static List<TransactionRow> transactions() {
        Random random = new Random(7);
        LocalDate start = AS_OF.minusDays(DAYS - 1);
        List<TransactionRow> transactions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double gap = Math.exp(3.2 + 0.7 * random.nextGaussian());
            double day = 0.6 * DAYS * random.nextDouble();
            double leaves = random.nextInt(3) == 0 ? day + DAYS * random.nextDouble() : DAYS;
            do {
                transactions.add(
                        new TransactionRow("c" + i, start.plusDays((int) day), 20 + random.nextInt(400), null));
                day += 1 - gap * Math.log(1 - random.nextDouble());
            } while (day < Math.min(leaves, DAYS));
        }
        return transactions;
    }

    /** Trains a bundle into a folder, to try the program by hand. */
    public static void main(String[] args) throws IOException {
        save(Files.createDirectories(Path.of(args[0])));
    }
}
