package io.customerprediction.evaluation;

import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.report.EvaluationReport.Importance;
import io.customerprediction.progress.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How much a model depends on each feature: how much its AUC falls on held-out customers when the values of that feature are
 * permuted among them at random (Breiman 2001, section 10; here on later data instead of out of bag).
 */
final class PermutationImportance {
    private static final int MOST_CUSTOMERS = 3_000;

    /** A single permutation varies by chance; the mean of a few is stable to the third digit. */
    private static final int PERMUTATIONS = 3;

    private final ForecastModel model;
    private final Examples customers;
    private final boolean[] churned;
    private final long seed;

    private PermutationImportance(ForecastModel model, Examples customers, boolean[] churned, long seed) {
        this.model = model;
        this.customers = customers;
        this.churned = churned;
        this.seed = seed;
    }

    /** The features from the most to the least important, measured on an even sample of the customers. */
    static List<Importance> of(ForecastModel model, Examples heldOut, Outcomes truth, long seed) {
        int n = Math.min(MOST_CUSTOMERS, heldOut.size());
        int[] rows = IntStream.range(0, n)
                .map(k -> (int) ((long) k * heldOut.size() / n))
                .toArray();
        return new PermutationImportance(
                        model, heldOut.pick(rows), truth.of(rows).churned(), seed)
                .all(HistoryFeatures.names(model.hasAmounts()));
    }

    private List<Importance> all(List<String> names) {
        double whole = auc(-1, new int[0]);
        List<Importance> all = new ArrayList<>();
        for (int feature = 0; feature < names.size(); feature++) {
            // a stream of its own for each feature, so that a new feature leaves the others' figures as they were
            SplittableRandom random =
                    new SplittableRandom(seed + 31L * names.get(feature).hashCode());
            double sum = 0;
            for (int k = 0; k < PERMUTATIONS; k++) {
                sum += whole - auc(feature, permutation(random));
            }
            all.add(new Importance(names.get(feature), sum / PERMUTATIONS));
        }
        all.sort(Comparator.comparingDouble(Importance::aucDrop).reversed());
        return all;
    }

    /** The AUC when row i takes the value of one feature from row {@code donor[i]}. */
    private double auc(int feature, int[] donor) {
        double[] probability = new double[customers.size()];
        for (int i = 0; i < probability.length; i++) {
            Cancellation.check();
            double[] row = customers.row(i);
            if (feature >= 0) {
                row[feature] = customers.x()[donor[i] * customers.width() + feature];
                // the last purchase is never before the first
                row[Feature.TENURE.column()] = Math.max(Feature.TENURE.of(row), Feature.RECENCY.of(row));
            }
            probability[i] = model.curveOfHistory(row, model.asOf()).at(model.horizon());
        }
        return Discrimination.auc(churned, probability);
    }

    private int[] permutation(SplittableRandom random) {
        int[] order = new int[customers.size()];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
