package io.customerprediction.forest;

/**
 * The arrays of a compiled forest.
 *
 * @param thresholds of all features
 * @param trees how many; the first nodes are their roots
 * @param nodes see {@link Node}; children stand in pairs behind their parent
 * @param values of the leaves
 * @param weights training weights of the leaves
 * @param columns how many numbers a leaf carries beside its value
 * @param curves what the leaves carry, leaf by leaf
 */
record PackedForest(
        Thresholds thresholds,
        int trees,
        long[] nodes,
        double[] values,
        double[] weights,
        int columns,
        float[] curves) {

    PackedForest withCurves(int columns, float[] table) {
        if (columns < 1 || table.length != (long) columns * values.length) {
            throw new IllegalArgumentException(
                    table.length + " numbers are not " + columns + " for each of " + values.length + " leaves");
        }
        for (int i = 0; i < table.length; i++) {
            if (!Float.isFinite(table[i])) {
                throw new IllegalArgumentException("leaf " + i / columns + " carries " + table[i]);
            }
        }
        return new PackedForest(thresholds, trees, nodes, values, weights, columns, table);
    }

    /** The training weight that reached each node. */
    double[] covers() {
        double[] covers = new double[nodes.length];
        for (int i = nodes.length - 1; i >= 0; i--) {
            int left = Node.leftChild(nodes[i]);
            covers[i] = Node.isLeaf(nodes[i]) ? weights[Node.code(nodes[i])] : covers[left] + covers[left + 1];
        }
        return covers;
    }

    /**
     * Makes sure that every walk stays inside and ends.
     *
     * @throws IllegalArgumentException with the first thing that is wrong
     */
    PackedForest checked() {
        check(thresholds.features() >= 1 && thresholds.features() <= Tree.MAX_FEATURES, "number of features");
        check(trees >= 1 && trees <= nodes.length, "number of trees");
        check(values.length >= 1 && values.length <= Node.MAX_CODE, "number of leaves");
        thresholds.check();
        for (int leaf = 0; leaf < values.length; leaf++) {
            check(Double.isFinite(values[leaf]), "value of a leaf");
            check(weights[leaf] >= 0 && weights[leaf] < Double.POSITIVE_INFINITY, "weight of a leaf");
        }
        for (float number : curves) {
            check(Float.isFinite(number), "curve of a leaf");
        }
        checkNodes();
        return this;
    }

    private void checkNodes() {
        boolean[] hasParent = new boolean[nodes.length];
        int splits = 0;
        for (int i = 0; i < nodes.length; i++) {
            if (Node.isLeaf(nodes[i])) {
                checkLeaf(i);
            } else {
                int left = checkedChild(i);
                check(!hasParent[left], "branches that meet again");
                hasParent[left] = true;
                splits++;
            }
        }
        check(trees + 2L * splits == nodes.length, "nodes without a parent");
    }

    private void checkLeaf(int i) {
        long node = nodes[i];
        check(
                Node.leftChild(node) == i
                        && Node.feature(node) == thresholds.features()
                        && Node.code(node) < values.length,
                "leaf");
    }

    /** Children lie behind their parent, so that no walk can go round, and in pairs. */
    private int checkedChild(int i) {
        long node = nodes[i];
        int left = Node.leftChild(node);
        check(left > i && left >= trees && (left - trees) % 2 == 0 && left < nodes.length - 1, "child");
        check(
                Node.feature(node) < thresholds.features() && Node.code(node) < thresholds.count(Node.feature(node)),
                "split");
        return left;
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("not a forest that can be walked: wrong " + what);
        }
    }
}
