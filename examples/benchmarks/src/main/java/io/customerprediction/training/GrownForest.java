package io.customerprediction.training;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.forest.Tree;
import java.util.ArrayList;
import java.util.List;
import weka.classifiers.trees.RandomForest;
import weka.classifiers.trees.RandomTree;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/**
 * A Weka forest beside its own trees. It lives in the training room's package because the library lets no one else take
 * a Weka forest apart.
 *
 * @param weka the forest as Weka grew it
 * @param header of Weka's rows
 * @param trees the same trees
 */
public record GrownForest(RandomForest weka, Instances header, List<Tree> trees) {
    /** How many trees every forest has. */
    public static final int TREES = 100;

    /**
     * Grows a classifier whose splits choose from log₂(features) + 1 features, Weka's default.
     *
     * @param depth of the trees at most; 0 for any
     * @param leaf smallest number of rows in a leaf
     */
    public static GrownForest grow(double[][] rows, boolean[] label, int depth, int leaf) {
        Instances data = header(rows[0].length, rows.length);
        for (int i = 0; i < rows.length; i++) {
            data.add(instance(rows[i], label[i] ? 1 : 0));
        }
        RandomForest forest = new RandomForest();
        forest.setNumIterations(TREES);
        forest.setMaxDepth(depth);
        ((RandomTree) forest.getClassifier()).setMinNum(leaf);
        forest.setSeed(1);
        forest.setNumExecutionSlots(Runtime.getRuntime().availableProcessors());
        try {
            forest.buildClassifier(data);
        } catch (Exception e) {
            throw new IllegalStateException("Weka could not grow the forest", e);
        }
        return new GrownForest(forest, data.stringFreeStructure(), WekaTrees.of(forest));
    }

    private static Instances header(int features, int rows) {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int f = 0; f < features; f++) {
            attributes.add(new Attribute("x" + f));
        }
        attributes.add(new Attribute("churn", List.of("0", "1")));
        Instances data = new Instances("customers", attributes, rows);
        data.setClassIndex(features);
        return data;
    }

    private static Instance instance(double[] row, double target) {
        double[] values = new double[row.length + 1];
        System.arraycopy(row, 0, values, 0, row.length);
        values[row.length] = target;
        return new DenseInstance(1, values);
    }

    /** A row as Weka wants it to answer. */
    public Instance question(double[] row) {
        Instance instance = instance(row, Double.NaN);
        instance.setDataset(header);
        return instance;
    }

    /** The same forest, compiled. */
    public CompiledForest compiled() {
        return CompiledForest.of(header.numAttributes() - 1, trees);
    }

    /** The same forest, compiled so that its leaves can carry curves. */
    public CompiledForest compiledWithLeavesApart() {
        return CompiledForest.ofLeavesApart(header.numAttributes() - 1, trees);
    }
}
