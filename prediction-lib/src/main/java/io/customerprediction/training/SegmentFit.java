package io.customerprediction.training;

import io.customerprediction.progress.Cancellation;
import io.customerprediction.segments.Position;
import io.customerprediction.segments.Segments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import weka.clusterers.SimpleKMeans;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.EuclideanDistance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SelectedTag;
import weka.core.neighboursearch.PerformanceStats;

/** Finds customer segments with Weka's k-means on logarithmic, standardised RFM. */
final class SegmentFit {
    static {
        WekaHome.prepare();
    }

    /** k-means sees at most this many customers, so that its time is bounded whatever the log. */
    private static final int SAMPLE = 10_000;

    private static final int STARTS = 4;
    private static final int FEWEST = 3;
    private static final int MOST = 8;

    private final Position mean;
    private final Position scale;
    private final double[][] points;
    private final Instances instances;
    private final int seed;

    private SegmentFit(Position mean, Position scale, double[][] points, int seed) {
        this.mean = mean;
        this.scale = scale;
        this.points = points;
        this.instances = instances(points);
        this.seed = seed;
    }

    /**
     * The segments of these customers: the same customers and seed give the same segments, in whatever order the
     * customers come.
     *
     * @param recency days since the last purchase of each customer
     * @param frequency orders of each customer
     * @param monetary net spend of each customer; all {@code NaN} if the log has no amounts
     * @param k how many segments (1 to 8), or empty for the number from 3 to 8 with the best silhouette; there may be
     *     fewer if the customers are too much alike
     * @throws IllegalArgumentException if there are no customers, or k is out of range
     */
    static Segments fit(double[] recency, double[] frequency, double[] monetary, OptionalInt k, int seed) {
        if (recency.length == 0) {
            throw new IllegalArgumentException("no customers to find segments among");
        }
        if (k.isPresent() && (k.getAsInt() < 1 || k.getAsInt() > MOST)) {
            throw new IllegalArgumentException(k.getAsInt() + " segments: ask for 1 to " + MOST);
        }
        Axis r = Axis.of(recency);
        Axis f = Axis.of(frequency);
        Axis m = Axis.of(monetary);
        double[][] points = new double[recency.length][];
        for (int i = 0; i < points.length; i++) {
            double[] known = {r.at(recency[i]), f.at(frequency[i]), m.at(monetary[i])};
            points[i] = m.known() ? known : Arrays.copyOf(known, 2);
        }
        Position mean = new Position(r.mean, f.mean, m.mean);
        Position scale = new Position(r.scale, f.scale, m.scale);
        Arrays.sort(points, SegmentFit::compare);
        SegmentFit fit = new SegmentFit(mean, scale, sample(points, SAMPLE, seed), seed);
        Segments segments = k.isPresent() ? fit.segments(k.getAsInt()) : fit.bestSegments();
        return segments.holding(recency, frequency, monetary);
    }

    private static int compare(double[] one, double[] other) {
        Cancellation.check();
        return Arrays.compare(one, other);
    }

    private Segments bestSegments() {
        double[][] judges = sample(points, Silhouette.ENOUGH, seed);
        List<double[]> best = centres(Math.min(FEWEST, different()));
        double highest = Silhouette.of(judges, best);
        for (int k = FEWEST + 1; k <= Math.min(MOST, different()); k++) {
            List<double[]> centres = centres(k);
            double silhouette = Silhouette.of(judges, centres);
            if (silhouette > highest) {
                highest = silhouette;
                best = centres;
            }
        }
        return around(best);
    }

    private Segments segments(int k) {
        return around(centres(Math.min(k, different())));
    }

    /** How many of the points differ, up to the highest number of segments. */
    private int different() {
        return (int) Arrays.stream(points)
                .map(point -> Arrays.stream(point).boxed().toList())
                .distinct()
                .limit(MOST)
                .count();
    }

    private Segments around(List<double[]> centres) {
        List<Position> positions = centres.stream()
                .map(c -> new Position(c[0], c[1], c.length > 2 ? c[2] : Double.NaN))
                .toList();
        return Segments.around(mean, scale, positions);
    }

    /** The centres with the least squared error of several starts, as one start alone may end in a poor optimum. */
    private List<double[]> centres(int k) {
        SimpleKMeans best = clusters(k, seed);
        for (int start = 1; start < STARTS; start++) {
            SimpleKMeans other = clusters(k, seed + start);
            best = other.getSquaredError() < best.getSquaredError() ? other : best;
        }
        return best.getClusterCentroids().stream().map(Instance::toDoubleArray).toList();
    }

    private SimpleKMeans clusters(int k, int startSeed) {
        try {
            SimpleKMeans kMeans = new SimpleKMeans();
            EuclideanDistance plain = new CancellableDistance();
            plain.setDontNormalize(true);
            kMeans.setDistanceFunction(plain);
            kMeans.setInitializationMethod(new SelectedTag(SimpleKMeans.KMEANS_PLUS_PLUS, SimpleKMeans.TAGS_SELECTION));
            kMeans.setNumClusters(k);
            kMeans.setSeed(startSeed);
            kMeans.setMaxIterations(100);
            kMeans.buildClusterer(instances);
            return kMeans;
        } catch (CancellationException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Weka could not find " + k + " clusters: " + e.getMessage(), e);
        }
    }

    private static Instances instances(double[][] points) {
        ArrayList<Attribute> axes = new ArrayList<>();
        for (int axis = 0; axis < points[0].length; axis++) {
            axes.add(new Attribute("axis" + axis));
        }
        Instances instances = new Instances("customers", axes, points.length);
        for (double[] point : points) {
            instances.add(new DenseInstance(1, point));
        }
        return instances;
    }

    /** At most n of the points, drawn without replacement. */
    private static double[][] sample(double[][] points, int n, long seed) {
        if (points.length <= n) {
            return points;
        }
        double[][] drawn = points.clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i, drawn.length);
            double[] swapped = drawn[i];
            drawn[i] = drawn[j];
            drawn[j] = swapped;
        }
        return Arrays.copyOf(drawn, n);
    }

    /** Weka's distance, with which k-means ends when its thread is interrupted. */
    private static final class CancellableDistance extends EuclideanDistance {
        private static final long serialVersionUID = 1L;

        @Override
        public double distance(Instance one, Instance other, double cutOff, PerformanceStats stats) {
            Cancellation.check();
            return super.distance(one, other, cutOff, stats);
        }
    }

    /** One logarithmic axis: its mean and its standard deviation (1 where all customers are the same). */
    private record Axis(double mean, double scale) {
        static Axis of(double[] values) {
            double[] logs = Arrays.stream(values).map(Segments::log).sorted().toArray();
            double mean = Arrays.stream(logs).average().orElseThrow();
            double variance = Arrays.stream(logs)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            return new Axis(mean, variance == 0 ? 1 : Math.sqrt(variance));
        }

        boolean known() {
            return !Double.isNaN(mean);
        }

        double at(double value) {
            return (Segments.log(value) - mean) / scale;
        }
    }
}
