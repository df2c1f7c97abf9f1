package io.customerprediction.examples;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Explanation;
import io.customerprediction.RiskPath;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Why a customer is likely to stay away or not, and what silence or a purchase would change. Needs no Weka. */
public final class SayWhy {
    private SayWhy() {}

    /**
     * Prints the probability as a sum, from the average customer to this one.
     *
     * @param arguments the folder of the models, {@code models} if none is given
     */
    public static void main(String... arguments) throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(Path.of(arguments.length == 0 ? "models" : arguments[0]));
        LocalDate asOf = LocalDate.of(2025, 6, 30);
        CustomerHistory history = CustomerHistory.of(List.of(
                new TransactionRow("C1", LocalDate.of(2025, 1, 13), 49.90, "A17"),
                new TransactionRow("C1", LocalDate.of(2025, 2, 11), 15.00, "A38"),
                new TransactionRow("C1", LocalDate.of(2025, 3, 2), 80.25, "A54")));

        Explanation why = predictor.explain(history, asOf).orElseThrow();
        print(why.base(), "the average customer");
        why.reasons().forEach(reason -> print(reason.contribution(), reason.text()));
        print(why.prediction().churnProbability(), "this customer; " + why.history());

        RiskPath path = predictor.riskPath(history, asOf).orElseThrow();
        RiskPath.Step later = path.ifSilent().get(4);
        print(later.churnProbability(), "after " + later.days() + " more days of silence");
        print(path.ifBuysToday().churnProbability(), "after a purchase today");
    }

    private static void print(double points, String text) {
        System.out.printf(Locale.ROOT, "%+6.1f %%  %s%n", 100 * points, text);
    }
}
