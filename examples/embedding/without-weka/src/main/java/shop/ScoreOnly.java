package shop;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** Prints the customers of a CSV file with their churn likelihood. */
public final class ScoreOnly {
    private ScoreOnly() {}

    /**
     * Scores; customers stream through and are never all in memory.
     *
     * @param arguments the folder of the model, a CSV file and the as-of date
     */
    public static void main(String... arguments) throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(Path.of(arguments[0]));
        LocalDate asOf = LocalDate.parse(arguments[2]);
        CleanedLog log = CleanedLog.read(CsvRows.of(Path.of(arguments[1])), CleaningRules.upTo(asOf), RowProgress.NONE);
        predictor.predictAll(log.purchases(), asOf, 2, result -> {
            if (result instanceof CustomerPrediction customer) {
                System.out.printf(
                        Locale.ROOT,
                        "%s %.4f%n",
                        customer.customerId(),
                        customer.prediction().churnProbability());
            }
        });
    }
}
