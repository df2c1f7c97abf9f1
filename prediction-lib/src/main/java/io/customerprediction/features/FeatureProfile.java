package io.customerprediction.features;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the features of a log's active customers are distributed, to be compared with the customers of a later day. Active are
 * those with a purchase within {@value #ACTIVE_DAYS} days. {@link Feature#TENURE} is left out, as it grows with every log.
 *
 * @param customers how many the profile is made of
 * @param followed how many were active a horizon before
 * @param returned how many of these made a purchase within that horizon
 * @param bins of each feature
 */
public record FeatureProfile(int customers, int followed, int returned, List<Bins> bins) {
    /** Customers whose last purchase is longer ago are not looked at. */
    public static final int ACTIVE_DAYS = 360;

    /** The name under which the share of customers who returned is compared. */
    public static final String RETURNED = "returned";

    private static final int MOST = 50_000;
    private static final int BINS = 10;

    /**
     * The distribution of one feature in ten bins of about equally many customers; fewer where values are equal.
     *
     * @param feature its label
     * @param edges upper ends of all bins but the last one, ascending and distinct; each belongs to the bin below it
     * @param counts customers in each bin, one more than edges
     * @param least the least value of any customer
     * @param most the greatest
     */
    public record Bins(String feature, List<Double> edges, List<Integer> counts, double least, double most) {
        /** @throws IllegalArgumentException if the edges do not ascend, or the counts are not those of bins */
        public Bins {
            edges = List.copyOf(edges);
            counts = List.copyOf(counts);
            if (counts.size() != edges.size() + 1 || counts.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException(
                        "feature " + feature + " has " + counts.size() + " counts between " + edges.size() + " edges");
            }
            for (int k = 1; k < edges.size(); k++) {
                if (!(edges.get(k - 1) < edges.get(k))) {
                    throw new IllegalArgumentException("the edges of feature " + feature + " do not ascend");
                }
            }
        }

        static Bins of(String feature, double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double[] edges = IntStream.range(1, BINS)
                    .mapToDouble(k -> sorted[(int) ((long) k * (sorted.length - 1) / BINS)])
                    .distinct()
                    .filter(edge -> edge < sorted[sorted.length - 1])
                    .toArray();
            return new Bins(
                    feature,
                    Arrays.stream(edges).boxed().toList(),
                    Arrays.stream(count(edges, values)).boxed().toList(),
                    sorted[0],
                    sorted[sorted.length - 1]);
        }

        private static int[] count(double[] edges, double[] values) {
            int[] counts = new int[edges.length + 1];
            for (double value : values) {
                int k = Arrays.binarySearch(edges, value);
                counts[k >= 0 ? k : -k - 1]++;
            }
            return counts;
        }

        FeatureDrift compare(double[] values) {
            int[] now = count(edges.stream().mapToDouble(Double::doubleValue).toArray(), values);
            int[] then = counts.stream().mapToInt(Integer::intValue).toArray();
            long unseen = Arrays.stream(values)
                    .filter(value -> value < least || value > most)
                    .count();
            return FeatureDrift.of(feature, then, now, (double) unseen / values.length);
        }
    }

    public FeatureProfile {
        bins = List.copyOf(bins);
    }

    /**
     * The profile of a log at the end of a day; of at most 50,000 customers, taken evenly.
     *
     * @param asOf the day, since 1970-01-01
     * @param horizon days within which customers who return are counted
     */
    public static FeatureProfile of(PurchaseLog log, int asOf, int horizon) {
        Sample sample = Sample.of(log, asOf, horizon);
        return new FeatureProfile(
                sample.rows.length,
                sample.followed,
                sample.returned,
                sample.rows.length == 0
                        ? List.of()
                        : features(log.hasAmounts()).stream()
                                .map(feature -> Bins.of(feature.label(), sample.column(feature)))
                                .toList());
    }

    private static List<Feature> features(boolean hasAmounts) {
        return HistoryFeatures.columns(hasAmounts).stream()
                .filter(feature -> feature != Feature.TENURE)
                .toList();
    }

    /**
     * How far the active customers of a log at the end of a day are from this profile, for each feature and for the share who
     * returned; empty if either has no active customers.
     *
     * @param asOf the day, since 1970-01-01
     * @param horizon days within which customers who return are counted
     */
    public List<FeatureDrift> drift(PurchaseLog log, int asOf, int horizon) {
        Sample sample = Sample.of(log, asOf, horizon);
        if (sample.rows.length == 0 || bins.isEmpty()) {
            return List.of();
        }
        List<FeatureDrift> drift = new ArrayList<>();
        for (Feature feature : features(log.hasAmounts())) {
            bins.stream()
                    .filter(known -> known.feature().equals(feature.label()))
                    .forEach(known -> drift.add(known.compare(sample.column(feature))));
        }
        if (followed > 0 && sample.followed > 0) {
            drift.add(FeatureDrift.of(
                    RETURNED,
                    new int[] {returned, followed - returned},
                    new int[] {sample.returned, sample.followed - sample.returned},
                    0));
        }
        return List.copyOf(drift);
    }

    /** Some customers' features, and how many of those who were active a horizon before have returned. */
    private record Sample(double[][] rows, int followed, int returned) {
        /** Customers who come later change nothing: of those who are active every so-many-th is taken. */
        static Sample of(PurchaseLog log, int asOf, int horizon) {
            double[] row = new double[HistoryFeatures.rowWidth()];
            int active = 0;
            int followed = 0;
            int returned = 0;
            for (int i = 0; i < log.size(); i++) {
                CustomerHistory history = log.history(i);
                active += isActive(history, asOf, row) ? 1 : 0;
                if (isActive(history, asOf - horizon, row)) {
                    followed++;
                    returned += hasPurchase(history, asOf - horizon, asOf) ? 1 : 0;
                }
            }
            return new Sample(rows(log, asOf, (active - 1) / MOST + 1, row), followed, returned);
        }

        private static double[][] rows(PurchaseLog log, int asOf, int step, double[] row) {
            List<double[]> rows = new ArrayList<>();
            for (int i = 0, active = 0; i < log.size(); i++) {
                if (isActive(log.history(i), asOf, row) && active++ % step == 0) {
                    rows.add(row.clone());
                }
            }
            return rows.toArray(double[][]::new);
        }

        private static boolean isActive(CustomerHistory history, int day, double[] row) {
            return HistoryFeatures.fill(history, day, row, 0) && Feature.RECENCY.of(row) <= ACTIVE_DAYS;
        }

        private static boolean hasPurchase(CustomerHistory history, int after, int until) {
            for (int k = history.size() - 1; k >= 0 && history.day(k) > after; k--) {
                if (history.orders(k) > 0 && history.day(k) <= until) {
                    return true;
                }
            }
            return false;
        }

        double[] column(Feature feature) {
            return Arrays.stream(rows).mapToDouble(feature::of).toArray();
        }
    }
}
