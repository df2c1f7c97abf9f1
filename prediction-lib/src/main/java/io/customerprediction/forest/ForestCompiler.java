package io.customerprediction.forest;

import io.customerprediction.forest.Tree.Leaf;
import io.customerprediction.forest.Tree.Split;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packs grown trees into arrays: the roots first, then tree by tree the pairs of children, each pair right behind the
 * nearest pair above it that fits.
 */
final class ForestCompiler {
    private final Thresholds thresholds;
    private final long[] nodes;
    private final double[] values;
    private final double[] weights;
    private final boolean apart;
    private final Map<Leaf, Integer> numbers = new HashMap<>();
    private int usedNodes;
    private int usedLeaves;

    private ForestCompiler(Thresholds thresholds, int trees, int leaves, boolean apart) {
        this.thresholds = thresholds;
        this.nodes = new long[2 * leaves - trees];
        this.values = new double[leaves];
        this.weights = new double[leaves];
        this.apart = apart;
        this.usedNodes = trees;
    }

    /** @param apart whether leaves that are equal still get a number each */
    static PackedForest compile(int features, List<Tree> trees, boolean apart) {
        Splits splits = new Splits(features);
        trees.forEach(splits::count);
        splits.startCollecting();
        trees.forEach(splits::collect);
        ForestCompiler compiler = new ForestCompiler(splits.thresholds(), trees.size(), splits.leaves(), apart);
        for (int t = 0; t < trees.size(); t++) {
            compiler.place(trees.get(t), t);
        }
        return compiler.packed(trees.size());
    }

    private PackedForest packed(int trees) {
        return new PackedForest(
                thresholds,
                trees,
                nodes,
                Arrays.copyOf(values, usedLeaves),
                Arrays.copyOf(weights, usedLeaves),
                0,
                new float[0]);
    }

    private void place(Tree tree, int at) {
        if (tree instanceof Split split) {
            int left = usedNodes;
            usedNodes += 2;
            nodes[at] = Node.split(left, split.feature(), thresholds.indexOf(split.feature(), split.threshold()));
            place(split.left(), left);
            place(split.right(), left + 1);
        } else if (tree instanceof Leaf leaf) {
            nodes[at] = Node.leaf(at, thresholds.features(), number(leaf));
        }
    }

    private int number(Leaf leaf) {
        @Nullable Integer known = apart ? null : numbers.putIfAbsent(leaf, usedLeaves);
        if (known != null) {
            return known;
        }
        values[usedLeaves] = leaf.value();
        weights[usedLeaves] = leaf.weight();
        return usedLeaves++;
    }

    /** Collects the thresholds of each feature and counts the leaves. */
    private static final class Splits {
        private final int[] counts;
        private double[][] thresholds = {};
        private int leaves;

        Splits(int features) {
            if (features < 1 || features > Tree.MAX_FEATURES) {
                throw new IllegalArgumentException(
                        "a forest has " + features + " features; valid are 1 to " + Tree.MAX_FEATURES);
            }
            counts = new int[features];
        }

        void count(Tree tree) {
            if (tree instanceof Split split) {
                if (split.feature() >= counts.length) {
                    throw new IllegalArgumentException("a tree splits on feature " + split.feature()
                            + ", but rows have only " + counts.length + " values");
                }
                counts[split.feature()]++;
                count(split.left());
                count(split.right());
            } else if (++leaves > Node.MAX_CODE) {
                throw new IllegalArgumentException("the forest has more than " + Node.MAX_CODE
                        + " leaves; grow fewer trees, larger leaves or use a sample");
            }
        }

        void startCollecting() {
            thresholds = Arrays.stream(counts).mapToObj(double[]::new).toArray(double[][]::new);
            Arrays.fill(counts, 0);
        }

        void collect(Tree tree) {
            if (tree instanceof Split split) {
                // Adding zero turns -0.0 into 0.0: they split alike but sort apart.
                thresholds[split.feature()][counts[split.feature()]++] = split.threshold() + 0.0;
                collect(split.left());
                collect(split.right());
            }
        }

        int leaves() {
            return leaves;
        }

        Thresholds thresholds() {
            int[] starts = new int[counts.length + 1];
            for (int f = 0; f < counts.length; f++) {
                thresholds[f] = Arrays.stream(thresholds[f]).sorted().distinct().toArray();
                starts[f + 1] = starts[f] + thresholds[f].length;
            }
            return new Thresholds(
                    Arrays.stream(thresholds).flatMapToDouble(Arrays::stream).toArray(), starts);
        }
    }
}
