package io.customerprediction.forest;

/** How long the paths of a forest are, and how many different features the richest of them asks for. */
final class Paths {
    private final long[] nodes;
    private final int[] seen;
    private int depth;
    private int mostFeatures;

    Paths(PackedForest forest) {
        nodes = forest.nodes();
        seen = new int[forest.thresholds().features()];
        for (int t = 0; t < forest.trees(); t++) {
            follow(t, 0, 0);
        }
    }

    private void follow(int node, int level, int features) {
        if (Node.isLeaf(nodes[node])) {
            depth = Math.max(depth, level);
            mostFeatures = Math.max(mostFeatures, features);
            return;
        }
        int feature = Node.feature(nodes[node]);
        int withThis = seen[feature]++ == 0 ? features + 1 : features;
        int left = Node.leftChild(nodes[node]);
        follow(left, level + 1, withThis);
        follow(left + 1, level + 1, withThis);
        seen[feature]--;
    }

    /** Splits on the longest path. */
    int depth() {
        return depth;
    }

    /** A rule that is exact for the product of the factors of any path, differentiated once. */
    GaussLegendre quadrature() {
        return new GaussLegendre(Math.max(1, (mostFeatures + 1) / 2));
    }
}
