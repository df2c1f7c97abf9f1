package io.customerprediction.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.SurvivalCurve;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose answers were kept when the model was saved. A program that answers otherwise must not use the model: its
 * features, forests or curves mean something else.
 *
 * @param history rows of the history features
 * @param rfm rows of the four inputs
 */
public record Probes(List<Probe> history, List<Probe> rfm) {
    private static final int[] DAYS = {7, 30, 90, 180, 360};
    private static final double TOLERANCE = 1e-9;

    /** Keeps its own copies of the lists. */
    public Probes {
        history = List.copyOf(history);
        rfm = List.copyOf(rfm);
    }

    /**
     * A row and its answer.
     *
     * @param row the features
     * @param survival probability of no purchase within 7, 30, 90, 180 and 360 days
     * @param expectedDays E[min(days to the next purchase, 360)]
     * @param orders expected purchase days within 7, 30, 90, 180 and 360 days, given a purchase; {@code null} if the model
     *     does not say
     * @param orderValue expected value of a purchase day; {@code NaN} if the model does not say
     */
    public record Probe(
            double[] row,
            double[] survival,
            double expectedDays,
            @JsonInclude(JsonInclude.Include.NON_NULL) double @Nullable [] orders,
            double orderValue) {
        /** Refuses an answer of other days. */
        public Probe {
            if (survival.length != DAYS.length || (orders != null && orders.length != DAYS.length)) {
                throw new IllegalArgumentException("a probe has " + DAYS.length + " probabilities, not "
                        + survival.length + ", and as many numbers of orders");
            }
        }

        static Probe of(double[] row, Forecast forecast) {
            SurvivalCurve curve = forecast.curve();
            PurchasesIfReturning purchases = forecast.purchases();
            return new Probe(
                    row.clone(),
                    Arrays.stream(DAYS).mapToDouble(curve::at).toArray(),
                    curve.restrictedMean(),
                    purchases == null
                            ? null
                            : Arrays.stream(DAYS).mapToDouble(purchases::orders).toArray(),
                    purchases == null ? Double.NaN : purchases.orderValue());
        }

        static Probe of(JsonFields json) {
            return new Probe(
                    json.numbers("row"),
                    json.numbers("survival"),
                    json.number("expected_days"),
                    json.has("orders") ? json.numbers("orders") : null,
                    json.has("order_value") ? json.numberOrNull("order_value") : Double.NaN);
        }

        private double difference(Forecast forecast) {
            Probe now = of(row, forecast);
            double largest = Math.abs(now.expectedDays - expectedDays) / SurvivalCurve.CAP;
            for (int k = 0; k < DAYS.length; k++) {
                largest = Math.max(largest, Math.abs(now.survival[k] - survival[k]));
            }
            return Math.max(largest, difference(now));
        }

        /** Of what those buy who return, relative to what it was. */
        private double difference(Probe now) {
            double[] before = orders;
            double[] after = now.orders;
            if (before == null || after == null) {
                return before == after ? 0 : Double.POSITIVE_INFINITY;
            }
            double largest = Double.isNaN(orderValue) && Double.isNaN(now.orderValue)
                    ? 0
                    : Math.abs(now.orderValue / orderValue - 1);
            for (int k = 0; k < DAYS.length; k++) {
                largest = Math.max(largest, Math.abs(after[k] / before[k] - 1));
            }
            return largest;
        }
    }

    /** Asks the model, as of its own as-of date. */
    public static Probes of(ForecastModel model, List<double[]> historyRows, List<double[]> rfmRows) {
        return new Probes(
                historyRows.stream()
                        .map(row -> Probe.of(row, model.forecastsOfHistory(row, 1, model.asOf())[0]))
                        .toList(),
                rfmRows.stream()
                        .map(row -> Probe.of(row, model.forecastsOfRfm(row, 1, model.asOf())[0]))
                        .toList());
    }

    static Probes of(JsonFields json) {
        return new Probes(json.objects("history", Probe::of), json.objects("rfm", Probe::of));
    }

    /**
     * Asks the model again.
     *
     * @throws IllegalArgumentException naming the first row that it answers otherwise
     */
    void check(ForecastModel model) {
        check("history", history, row -> model.forecastsOfHistory(row, 1, model.asOf())[0]);
        check("rfm", rfm, row -> model.forecastsOfRfm(row, 1, model.asOf())[0]);
    }

    private static void check(String set, List<Probe> probes, Function<double[], Forecast> answer) {
        for (int i = 0; i < probes.size(); i++) {
            double difference = probes.get(i).difference(answer.apply(probes.get(i).row));
            if (!(difference <= TOLERANCE)) {
                throw new IllegalArgumentException("this program answers " + set + " probe " + i
                        + " with a difference of " + difference + " from when the model was saved");
            }
        }
    }
}
