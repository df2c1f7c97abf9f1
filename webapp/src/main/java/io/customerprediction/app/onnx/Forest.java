package io.customerprediction.app.onnx;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.forest.ForestNodes;
import java.util.Arrays;

/**
 * A forest as one TreeEnsembleRegressor and a table. The operator answers with the number of the leaf that each tree ends in,
 * which is exact in a float; what the leaves carry stands once in a table, and not once for each tree and number as
 * the operator would have it, which for forests of some hundred trees is a file of gigabytes.
 */
final class Forest {
    private final CompiledForest forest;
    private final ForestNodes nodes;
    private final long[] trees;
    private final long[] ids;
    private final long[] features;
    private final float[] thresholds;
    private final long[] below;
    private final long[] others;
    private final String[] modes;
    private final long[] leafTrees;
    private final long[] leafIds;
    private final float[] leafNumbers;
    private int used;
    private int usedLeaves;

    private Forest(CompiledForest forest) {
        this.forest = forest;
        nodes = forest.nodes();
        int count = forest.nodeCount();
        int leaves = (count + forest.treeCount()) / 2;
        trees = new long[count];
        ids = new long[count];
        features = new long[count];
        thresholds = new float[count];
        below = new long[count];
        others = new long[count];
        modes = new String[count];
        leafTrees = new long[leaves];
        leafIds = new long[leaves];
        leafNumbers = new float[leaves];
    }

    /**
     * Adds the forest to a graph.
     *
     * @param rows of floats
     * @return the means over the trees of all that the leaves carry, as doubles
     */
    static String means(Graph graph, CompiledForest forest, String rows) {
        String numbers = new Forest(forest).leafNumbers(graph, rows);
        String byTree = graph.op(
                "Transpose", new String[] {graph.cast(numbers, ElementType.LONG)}, Attribute.of("perm", new long[] {1, 0
                }));
        String table = graph.constant(table(forest));
        Graph step = new Graph("tree");
        step.input("sum_before", ElementType.DOUBLE);
        step.input("leaf", ElementType.LONG);
        String carried = step.cast(step.op("Gather", table, "leaf"), ElementType.DOUBLE);
        step.node("", "Add", new String[] {"sum_before", carried}, new String[] {"sum"});
        step.output("sum", ElementType.DOUBLE);
        // tree by tree: all trees at once would need the numbers of all leaves of all rows in memory
        String sum = graph.op(
                "Scan",
                new String[] {graph.filled(rows, 0, forest.columnCount()), byTree},
                Attribute.of("body", step),
                Attribute.of("num_scan_inputs", 1));
        return graph.op("Div", sum, graph.constant(forest.treeCount()));
    }

    private static Tensor table(CompiledForest forest) {
        int columns = forest.columnCount();
        float[] table = new float[Math.multiplyExact(forest.leafCount(), columns)];
        for (int c = 0; c < columns; c++) {
            double[] carried = forest.carried(c);
            for (int leaf = 0; leaf < carried.length; leaf++) {
                table[leaf * columns + c] = (float) carried[leaf];
            }
        }
        return Tensor.floats(new long[] {forest.leafCount(), columns}, table);
    }

    private String leafNumbers(Graph graph, String rows) {
        Arrays.fill(modes, "LEAF");
        for (int t = 0; t < forest.treeCount(); t++) {
            place(t, t, used);
        }
        return graph.learned(
                "TreeEnsembleRegressor",
                rows,
                Attribute.of("nodes_treeids", trees),
                Attribute.of("nodes_nodeids", ids),
                Attribute.of("nodes_featureids", features),
                Attribute.of("nodes_values", thresholds),
                Attribute.of("nodes_modes", Arrays.asList(modes)),
                Attribute.of("nodes_truenodeids", below),
                Attribute.of("nodes_falsenodeids", others),
                Attribute.of("target_treeids", leafTrees),
                Attribute.of("target_nodeids", leafIds),
                Attribute.of("target_ids", leafTrees),
                Attribute.of("target_weights", leafNumbers),
                Attribute.of("n_targets", forest.treeCount()),
                Attribute.of("aggregate_function", "SUM"),
                Attribute.of("post_transform", "NONE"));
    }

    /**
     * Places a node and all below it; ids count from 0 in each tree, the root first.
     *
     * @param root place of the tree's root
     * @return the node's id
     */
    private int place(int node, int tree, int root) {
        int at = used++;
        int id = at - root;
        trees[at] = tree;
        ids[at] = id;
        if (nodes.isLeaf(node)) {
            leafTrees[usedLeaves] = tree;
            leafIds[usedLeaves] = id;
            leafNumbers[usedLeaves++] = nodes.leaf(node);
        } else {
            features[at] = nodes.feature(node);
            thresholds[at] = leastFloatFrom(nodes.threshold(node));
            modes[at] = "BRANCH_LT";
            below[at] = place(nodes.left(node), tree, root);
            others[at] = place(nodes.right(node), tree, root);
        }
        return id;
    }

    /** The smallest float at or above a threshold: every float is below the one exactly if it is below the other. */
    static float leastFloatFrom(double threshold) {
        float nearest = (float) threshold;
        return nearest < threshold ? Math.nextUp(nearest) : nearest;
    }
}
