package io.customerprediction.model;

import io.customerprediction.survival.SurvivalCurve;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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
     */
    public record Probe(double[] row, double[] survival, double expectedDays) {
        /** Refuses an answer of other days. */
        public Probe {
            if (survival.length != DAYS.length) {
                throw new IllegalArgumentException(
                        "a probe has " + DAYS.length + " probabilities, not " + survival.length);
            }
        }

        static Probe of(double[] row, SurvivalCurve curve) {
            return new Probe(
                    row.clone(), Arrays.stream(DAYS).mapToDouble(curve::at).toArray(), curve.restrictedMean());
        }

        static Probe of(JsonFields json) {
            return new Probe(json.numbers("row"), json.numbers("survival"), json.number("expected_days"));
        }

        private double difference(SurvivalCurve curve) {
            Probe now = of(row, curve);
            double largest = Math.abs(now.expectedDays - expectedDays) / SurvivalCurve.CAP;
            for (int k = 0; k < DAYS.length; k++) {
                largest = Math.max(largest, Math.abs(now.survival[k] - survival[k]));
            }
            return largest;
        }
    }

    /** Asks the model, as of its own as-of date. */
    public static Probes of(ForecastModel model, List<double[]> historyRows, List<double[]> rfmRows) {
        return new Probes(
                historyRows.stream()
                        .map(row -> Probe.of(row, model.curveOfHistory(row, model.asOf())))
                        .toList(),
                rfmRows.stream()
                        .map(row -> Probe.of(row, model.curveOfRfm(row, model.asOf())))
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
        check("history", history, row -> model.curveOfHistory(row, model.asOf()));
        check("rfm", rfm, row -> model.curveOfRfm(row, model.asOf()));
    }

    private static void check(String set, List<Probe> probes, Function<double[], SurvivalCurve> answer) {
        for (int i = 0; i < probes.size(); i++) {
            double difference = probes.get(i).difference(answer.apply(probes.get(i).row));
            if (!(difference <= TOLERANCE)) {
                throw new IllegalArgumentException("this program answers " + set + " probe " + i
                        + " with a difference of " + difference + " from when the model was saved");
            }
        }
    }
}
