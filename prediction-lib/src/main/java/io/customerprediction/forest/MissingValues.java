package io.customerprediction.forest;

/**
 * Rows with missing values: at a split on one the row goes down both branches, each with the share of the training
 * weight that went there, as Weka's random trees answer.
 *
 * <p>The paths of one tree stand in a list that is worked through once, without recursion. The price is the number of
 * paths, which doubles with every split on a missing value until it meets the leaves: no answer for a stranger's request
 * should be let come here.
 */
final class MissingValues {
    private final long[] nodes;
    private final double[] covers;

    MissingValues(PackedForest forest) {
        this.nodes = forest.nodes();
        this.covers = forest.covers();
    }

    /**
     * Walks one tree down all paths.
     *
     * @param scratch holds the row's ranks; its reached leaves and shares are written
     * @return how many leaves were reached
     */
    int reach(int root, Scratch scratch) {
        scratch.growPaths(0);
        scratch.reached[0] = root;
        scratch.shares[0] = 1;
        int paths = 1;
        for (int path = 0; path < paths; path++) {
            long node = nodes[scratch.reached[path]];
            while (!Node.isLeaf(node)) {
                int rank = scratch.ranks[Node.feature(node)];
                if (rank == Thresholds.MISSING) {
                    scratch.growPaths(paths);
                    scratch.reached[paths] = Node.leftChild(node) + 1;
                    double share = leftShare(node);
                    scratch.shares[paths++] = scratch.shares[path] * (1 - share);
                    scratch.shares[path] *= share;
                    node = nodes[Node.leftChild(node)];
                } else {
                    node = nodes[Node.next(node, rank)];
                }
            }
            scratch.reached[path] = Node.code(node);
        }
        return paths;
    }

    private double leftShare(long node) {
        double left = covers[Node.leftChild(node)];
        double both = left + covers[Node.leftChild(node) + 1];
        return both > 0 ? left / both : 0.5;
    }
}
