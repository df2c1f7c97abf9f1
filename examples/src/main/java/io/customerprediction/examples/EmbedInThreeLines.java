package io.customerprediction.examples;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Both answers about a customer, from four numbers and from what the customer bought. Needs no Weka. */
public final class EmbedInThreeLines {
    private EmbedInThreeLines() {}

    /**
     * Prints the answers.
     *
     * @param arguments the folder of the models, {@code models} if none is given
     */
    public static void main(String... arguments) throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(Path.of(arguments.length == 0 ? "models" : arguments[0]));
        Prediction fromInputs = predictor.predict(new Rfm(10, 5, 5000, null));
        print("10 days ago, 5 purchases, 5000 in all", fromInputs);

        CustomerHistory history = CustomerHistory.of(List.of(
                new TransactionRow("C1", LocalDate.of(2025, 2, 3), 49.90, "A17"),
                new TransactionRow("C1", LocalDate.of(2025, 4, 11), 15.00, "A38"),
                new TransactionRow("C1", LocalDate.of(2025, 6, 2), 80.25, "A54")));
        // empty if nothing was bought by the as-of date
        predictor
                .predict(history, LocalDate.of(2025, 6, 30))
                .ifPresent(prediction -> print("three purchases by day and amount", prediction));
    }

    private static void print(String customer, Prediction prediction) {
        System.out.printf(
                Locale.ROOT,
                "%s: stays away for %d days with probability %.2f, expected back in %.1f days%n",
                customer,
                prediction.horizonDays(),
                prediction.churnProbability(),
                prediction.expectedDays());
    }
}
