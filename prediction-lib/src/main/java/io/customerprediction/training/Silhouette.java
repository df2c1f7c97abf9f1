package io.customerprediction.training;

import io.customerprediction.progress.Cancellation;
import java.util.Arrays;
import java.util.List;

/** How well clusters are apart (Rousseeuw 1987): -1 to 1, higher is better. */
final class Silhouette {
    /** The time grows with the square of the points; this many are enough to compare clusterings. */
    static final int ENOUGH = 2_000;

    private Silhouette() {}

    /**
     * The mean silhouette width of points that belong to the nearest of the centres. A point alone in its cluster
     * counts 0, and so does everything if all points are in one cluster.
     */
    static double of(double[][] points, List<double[]> centres) {
        int[] cluster = new int[points.length];
        Arrays.setAll(cluster, i -> nearest(points[i], centres));
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            Cancellation.check();
            sum += width(i, points, cluster, centres.size());
        }
        return sum / points.length;
    }

    private static int nearest(double[] point, List<double[]> centres) {
        int nearest = 0;
        for (int k = 1; k < centres.size(); k++) {
            if (distance(point, centres.get(k)) < distance(point, centres.get(nearest))) {
                nearest = k;
            }
        }
        return nearest;
    }

    private static double width(int i, double[][] points, int[] cluster, int clusters) {
        double[] sum = new double[clusters];
        int[] members = new int[clusters];
        for (int j = 0; j < points.length; j++) {
            if (j != i) {
                sum[cluster[j]] += distance(points[i], points[j]);
                members[cluster[j]]++;
            }
        }
        double within = sum[cluster[i]] / members[cluster[i]];
        double toNext = Double.POSITIVE_INFINITY;
        for (int k = 0; k < clusters; k++) {
            if (k != cluster[i] && members[k] > 0) {
                toNext = Math.min(toNext, sum[k] / members[k]);
            }
        }
        boolean alone = members[cluster[i]] == 0;
        double wider = Math.max(within, toNext);
        return alone || Double.isInfinite(toNext) || wider == 0 ? 0 : (toNext - within) / wider;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int axis = 0; axis < a.length; axis++) {
            sum += (a[axis] - b[axis]) * (a[axis] - b[axis]);
        }
        return Math.sqrt(sum);
    }
}
