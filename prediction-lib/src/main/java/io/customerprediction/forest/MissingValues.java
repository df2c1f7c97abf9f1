package io.customerprediction.forest;

/**
 * Rows with missing values: at a split on one the row goes down both branches, each with the share of the training
 * weight that went there, as Weka's random trees answer.
 *
 * <p>The paths of one tree stand in a list that is worked through once, without recursion. The price is the number of
 * paths, which doubles with every split on a missing value. Where all that the nodes below ask for is missing, they answer
 * with their mean at once: a row without any value costs a look at each root. Other rows cost more than a full one, and
 * nothing short of a table over all that may be missing would change that: their answer depends on that many leaves.
 */
final class MissingValues {
    private final long[] nodes;
    private final double[] leftShares;
    private final double[] means;
    private final long[] asked;

    MissingValues(PackedForest forest) {
        nodes = forest.nodes();
        leftShares = new double[nodes.length];
        means = new double[nodes.length];
        asked = new long[nodes.length];
        double[] covers = forest.covers();
        for (int i = nodes.length - 1; i >= 0; i--) {
            if (Node.isLeaf(nodes[i])) {
                means[i] = forest.values()[Node.code(nodes[i])];
            } else {
                int left = Node.leftChild(nodes[i]);
                double share = covers[i] > 0 ? covers[left] / covers[i] : 0.5;
                leftShares[i] = share;
                means[i] = share * means[left] + (1 - share) * means[left + 1];
                asked[i] = asked[left] | asked[left + 1] | bit(Node.feature(nodes[i]));
            }
        }
    }

    /** Features beyond 62 share a bit. */
    private static long bit(int feature) {
        return 1L << Math.min(feature, 63);
    }

    /** The features that are there. */
    static long present(int[] ranks, int features) {
        long present = 0;
        for (int f = 0; f < features; f++) {
            present |= ranks[f] == Thresholds.MISSING ? 0 : bit(f);
        }
        return present;
    }

    /**
     * The answer of one tree.
     *
     * @param scratch holds the row's ranks
     * @param present see {@link #present}
     */
    double mean(int root, Scratch scratch, long present) {
        double sum = 0;
        start(root, scratch);
        for (int paths = 1; paths > 0; ) {
            int node = scratch.reached[--paths];
            double share = scratch.shares[paths];
            while ((asked[node] & present) != 0) {
                int rank = scratch.ranks[Node.feature(nodes[node])];
                int left = Node.leftChild(nodes[node]);
                if (rank == Thresholds.MISSING) {
                    scratch.growPaths(paths);
                    scratch.reached[paths] = left + 1;
                    scratch.shares[paths++] = share * (1 - leftShares[node]);
                    share *= leftShares[node];
                    node = left;
                } else {
                    node = Node.next(nodes[node], rank);
                }
            }
            sum += share * means[node];
        }
        return sum;
    }

    /**
     * Walks one tree down all paths.
     *
     * @param scratch holds the row's ranks; its reached leaves and shares are written
     * @return how many leaves were reached
     */
    int reach(int root, Scratch scratch) {
        start(root, scratch);
        int paths = 1;
        for (int path = 0; path < paths; path++) {
            int node = scratch.reached[path];
            while (!Node.isLeaf(nodes[node])) {
                int rank = scratch.ranks[Node.feature(nodes[node])];
                if (rank == Thresholds.MISSING) {
                    scratch.growPaths(paths);
                    scratch.reached[paths] = Node.leftChild(nodes[node]) + 1;
                    scratch.shares[paths++] = scratch.shares[path] * (1 - leftShares[node]);
                    scratch.shares[path] *= leftShares[node];
                    node = Node.leftChild(nodes[node]);
                } else {
                    node = Node.next(nodes[node], rank);
                }
            }
            scratch.reached[path] = Node.code(nodes[node]);
        }
        return paths;
    }

    private static void start(int root, Scratch scratch) {
        scratch.growPaths(0);
        scratch.reached[0] = root;
        scratch.shares[0] = 1;
    }
}
