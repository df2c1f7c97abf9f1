package io.customerprediction.web.customers;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.web.pages.Figures;
import io.customerprediction.web.pages.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How the risk would go on if the customer stayed silent, in a drawing 360 wide and 150 high. Each point is the model's own
 * answer at a later as-of date.
 *
 * @param line points of the path
 * @param steps the same in figures
 */
public record RiskPathView(String line, List<Step> steps) {
    private static final int LONGEST = 180;
    private static final int EVERY = 15;
    private static final int TOLD = 30;

    /** The risk after some more days of silence. */
    public record Step(String days, String risk) {}

    static RiskPathView of(CustomerPredictor predictor, CustomerHistory history, LocalDate asOf, Texts texts) {
        StringBuilder line = new StringBuilder();
        List<Step> steps = new ArrayList<>();
        IntStream.iterate(0, days -> days <= LONGEST, days -> days + EVERY).forEach(days -> {
            double risk = predictor.predict(history, asOf.plusDays(days)).churnProbability();
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", 360.0 * days / LONGEST, 150 * (1 - risk)));
            if (days % TOLD == 0) {
                steps.add(new Step(texts.get("customer.silent.days", days), Figures.percent(risk)));
            }
        });
        return new RiskPathView(line.toString().strip(), steps);
    }
}
