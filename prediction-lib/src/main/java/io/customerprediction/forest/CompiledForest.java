package io.customerprediction.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Interim: pointer-free arrays, to be replaced by the packed form. */
public final class CompiledForest {
    private final int[][] feature;
    private final double[][] threshold;
    private final int[][] left;
    private final int[][] right;
    private final int leafCount;
    private final int points;
    private final float[] curves;

    private CompiledForest(
            int[][] feature,
            double[][] threshold,
            int[][] left,
            int[][] right,
            int leafCount,
            int points,
            float[] curves) {
        this.feature = feature;
        this.threshold = threshold;
        this.left = left;
        this.right = right;
        this.leafCount = leafCount;
        this.points = points;
        this.curves = curves;
    }

    public static CompiledForest of(int features, List<Tree> trees) {
        int n = trees.size();
        int[][] feature = new int[n][];
        double[][] threshold = new double[n][];
        int[][] left = new int[n][];
        int[][] right = new int[n][];
        int leaves = 0;
        for (int t = 0; t < n; t++) {
            List<int[]> nodes = new ArrayList<>();
            List<Double> thresholds = new ArrayList<>();
            leaves = add(trees.get(t), nodes, thresholds, leaves);
            feature[t] = nodes.stream().mapToInt(x -> x[0]).toArray();
            left[t] = nodes.stream().mapToInt(x -> x[1]).toArray();
            right[t] = nodes.stream().mapToInt(x -> x[2]).toArray();
            threshold[t] = thresholds.stream().mapToDouble(x -> x).toArray();
        }
        return new CompiledForest(feature, threshold, left, right, leaves, 0, new float[0]);
    }

    private static int add(Tree tree, List<int[]> nodes, List<Double> thresholds, int leaves) {
        int[] node = {-1, leaves, 0};
        int at = nodes.size();
        nodes.add(node);
        thresholds.add(0.0);
        if (tree instanceof Tree.Split split) {
            node[0] = split.feature();
            thresholds.set(at, split.threshold());
            node[1] = nodes.size();
            int next = add(split.left(), nodes, thresholds, leaves);
            node[2] = nodes.size();
            return add(split.right(), nodes, thresholds, next);
        }
        return leaves + 1;
    }

    public int leafCount() {
        return leafCount;
    }

    public int treeCount() {
        return feature.length;
    }

    public CompiledForest withCurves(int points, float[] table) {
        return new CompiledForest(feature, threshold, left, right, leafCount, points, table);
    }

    private int leaf(int t, double[] row) {
        int i = 0;
        while (feature[t][i] >= 0) {
            i = row[feature[t][i]] < threshold[t][i] ? left[t][i] : right[t][i];
        }
        return left[t][i];
    }

    public void leaves(double[] row, int[] out) {
        for (int t = 0; t < feature.length; t++) {
            out[t] = leaf(t, row);
        }
    }

    public void curve(double[] row, double[] out) {
        Arrays.fill(out, 0);
        for (int t = 0; t < feature.length; t++) {
            int base = leaf(t, row) * points;
            for (int k = 0; k < points; k++) {
                out[k] += curves[base + k];
            }
        }
        for (int k = 0; k < points; k++) {
            out[k] /= feature.length;
        }
    }
}
