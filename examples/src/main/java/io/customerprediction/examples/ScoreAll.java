package io.customerprediction.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Both answers for every customer of a log, as a table of one's own making. */
public final class ScoreAll {
    private ScoreAll() {}

    /**
     * Scores; customers stream through and are never all in memory.
     *
     * @param arguments the folder of a model bundle, a CSV file, the as-of date and the CSV file to write
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Give four arguments: BUNDLE_FOLDER LOG.csv AS_OF_DATE OUT.csv");
            return;
        }
        CustomerPredictor predictor = CustomerPredictor.load(Path.of(arguments[0]));
        LocalDate asOf = LocalDate.parse(arguments[2]);
        CleanedLog log = CleanedLog.read(
                CsvRows.of(Path.of(arguments[1])),
                CleaningRules.upTo(LocalDate.now(ZoneId.systemDefault())),
                RowProgress.NONE);
        int threads = Runtime.getRuntime().availableProcessors();
        try (CsvWriter out = CsvWriter.builder().build(Path.of(arguments[3]))) {
            out.writeRecord("customer_id", "churn_probability", "expected_days", "p50", "segment");
            predictor.predictAll(log.purchases(), asOf, threads, result -> {
                // the other kind of result is a customer without a purchase by the as-of date
                if (result instanceof CustomerPrediction customer) {
                    out.writeRecord(fields(customer));
                }
            });
        }
    }

    /** The median is empty if it is beyond 360 days. */
    private static List<String> fields(CustomerPrediction scored) {
        Prediction prediction = scored.prediction();
        return List.of(
                scored.customerId(),
                String.format(Locale.ROOT, "%.4f", prediction.churnProbability()),
                String.format(Locale.ROOT, "%.1f", prediction.expectedDays()),
                prediction.p50().isPresent() ? Integer.toString(prediction.p50().getAsInt()) : "",
                prediction.segment());
    }
}
