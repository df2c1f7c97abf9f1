package io.customerprediction.forest;

/** How long the paths of a forest are, and how many different groups of features the richest of them asks for. */
final class Paths {
    private final long[] nodes;
    private final int[] group;
    private final int[] seen;
    private int depth;
    private int mostGroups;

    /**
     * @param group of each feature
     */
    Paths(PackedForest forest, int[] group) {
        this.nodes = forest.nodes();
        this.group = group;
        this.seen = new int[group.length];
        for (int t = 0; t < forest.trees(); t++) {
            follow(t, 0, 0);
        }
    }

    private void follow(int node, int level, int groups) {
        if (Node.isLeaf(nodes[node])) {
            depth = Math.max(depth, level);
            mostGroups = Math.max(mostGroups, groups);
            return;
        }
        int own = group[Node.feature(nodes[node])];
        int withThis = seen[own]++ == 0 ? groups + 1 : groups;
        int left = Node.leftChild(nodes[node]);
        follow(left, level + 1, withThis);
        follow(left + 1, level + 1, withThis);
        seen[own]--;
    }

    /** Splits on the longest path. */
    int depth() {
        return depth;
    }

    /** A rule that is exact for the product of the factors of any path, differentiated once. */
    GaussLegendre quadrature() {
        return new GaussLegendre(Math.max(1, (mostGroups + 1) / 2));
    }
}
