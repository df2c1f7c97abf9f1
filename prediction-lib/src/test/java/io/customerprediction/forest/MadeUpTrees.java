package io.customerprediction.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random trees and rows, and the plainest way to walk them. */
final class MadeUpTrees {
    private final Random random;
    private final int features;

    MadeUpTrees(long seed, int features) {
        this.random = new Random(seed);
        this.features = features;
    }

    List<Tree> trees(int count, int depth) {
        List<Tree> trees = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            trees.add(tree(depth));
        }
        return trees;
    }

    private Tree tree(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return new Tree.Leaf(random.nextGaussian(), 1 + random.nextInt(9));
        }
        return new Tree.Split(random.nextInt(features), value(), tree(depth - 1), tree(depth - 1));
    }

    /** Values that meet thresholds often; now and then one at the far end. */
    double[] row() {
        double[] row = new double[features];
        for (int f = 0; f < features; f++) {
            row[f] = random.nextInt(50) == 0 ? Double.NEGATIVE_INFINITY : value();
        }
        return row;
    }

    double[] rows(int count) {
        double[] rows = new double[count * features];
        for (int i = 0; i < count; i++) {
            System.arraycopy(row(), 0, rows, i * features, features);
        }
        return rows;
    }

    /** A table for the leaves of this forest. */
    float[] table(CompiledForest forest, int columns) {
        float[] table = new float[forest.leafCount() * columns];
        for (int i = 0; i < table.length; i++) {
            table[i] = random.nextFloat();
        }
        return table;
    }

    private double value() {
        return random.nextInt(3) == 0 ? random.nextInt(5) * -0.0 : random.nextInt(40) / 4.0 - 5;
    }

    static double mean(List<Tree> trees, double[] row) {
        return trees.stream().mapToDouble(tree -> walk(tree, row)).sum() / trees.size();
    }

    /** A missing value goes down both branches by their training weight. */
    static double walk(Tree tree, double[] row) {
        if (tree instanceof Tree.Split split) {
            double value = row[split.feature()];
            if (Double.isNaN(value)) {
                double left = weight(split.left());
                double right = weight(split.right());
                return (left * walk(split.left(), row) + right * walk(split.right(), row)) / (left + right);
            }
            return walk(value < split.threshold() ? split.left() : split.right(), row);
        }
        return ((Tree.Leaf) tree).value();
    }

    private static double weight(Tree tree) {
        return tree instanceof Tree.Split split
                ? weight(split.left()) + weight(split.right())
                : ((Tree.Leaf) tree).weight();
    }
}
