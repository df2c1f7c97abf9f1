package io.customerprediction.training;

import java.util.ArrayList;
import java.util.List;
import weka.classifiers.trees.RandomForest;
import weka.classifiers.trees.RandomTree;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * Grows Weka random forests on rows of numbers. For one seed the forest is the same whatever the number of threads:
 * Weka seeds every tree by its place in the forest.
 *
 * @param trees how many
 * @param leaf smallest training weight of a leaf
 * @param featuresPerSplit how many features a split chooses from
 * @param rowsPerTree how many rows a tree is grown on at most
 * @param seed of everything random
 * @param threads how many trees are grown at once
 */
record ForestGrower(int trees, int leaf, int featuresPerSplit, int rowsPerTree, int seed, int threads) {
    static {
        WekaHome.prepare();
    }

    private static final int TREES = 25;
    private static final int ROWS_PER_TREE = 10_000;
    private static final double FEATURES_PER_SPLIT = 0.25;

    /** The usual one for these rows. */
    static ForestGrower of(Examples examples, int leaf, TrainingOptions options) {
        int perSplit = (int) Math.max(2, Math.round(examples.width() * FEATURES_PER_SPLIT));
        return new ForestGrower(TREES, leaf, perSplit, ROWS_PER_TREE, options.seed(), options.threads());
    }

    /** The same with another number of trees. */
    ForestGrower withTrees(int count) {
        return new ForestGrower(count, leaf, featuresPerSplit, rowsPerTree, seed, threads);
    }

    /** A forest that tells the probability of a label; class 1 is {@code true}. */
    RandomForest classifier(Examples examples, boolean[] label) {
        Instances data = instances(examples, new Attribute("label", List.of("0", "1")));
        for (int i = 0; i < label.length; i++) {
            add(data, examples, i, label[i] ? 1 : 0);
        }
        return grow(data);
    }

    /** A forest that tells the mean of a number. */
    RandomForest regressor(Examples examples, double[] target) {
        Instances data = instances(examples, new Attribute("target"));
        for (int i = 0; i < target.length; i++) {
            add(data, examples, i, target[i]);
        }
        return grow(data);
    }

    private static Instances instances(Examples examples, Attribute target) {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int f = 0; f < examples.width(); f++) {
            attributes.add(new Attribute("x" + f));
        }
        attributes.add(target);
        Instances data = new Instances("examples", attributes, examples.size());
        data.setClassIndex(examples.width());
        return data;
    }

    private static void add(Instances data, Examples examples, int i, double target) {
        double[] values = new double[examples.width() + 1];
        System.arraycopy(examples.x(), i * examples.width(), values, 0, examples.width());
        values[examples.width()] = target;
        data.add(new DenseInstance(1, values));
    }

    private RandomForest grow(Instances data) {
        RandomForest forest = new RandomForest();
        RandomTree tree = (RandomTree) forest.getClassifier();
        tree.setMinNum(leaf);
        forest.setNumFeatures(Math.min(featuresPerSplit, data.numAttributes() - 1));
        forest.setNumIterations(trees);
        forest.setBagSizePercent(Math.max(
                1, (int) Math.min(100, Math.ceil(100.0 * rowsPerTree / data.numInstances()))));
        forest.setSeed(seed);
        forest.setNumExecutionSlots(threads);
        try {
            forest.buildClassifier(data);
        } catch (Exception e) {
            throw new IllegalStateException("Weka could not grow the forest: " + e.getMessage(), e);
        }
        return forest;
    }
}
