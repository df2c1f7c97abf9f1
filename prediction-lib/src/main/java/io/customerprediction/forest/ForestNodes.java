package io.customerprediction.forest;

/**
 * The nodes of a {@link CompiledForest}, for programs that write it in another format. Nodes are numbered from 0; the first
 * {@link CompiledForest#treeCount()} are the roots of the trees. A row whose value of {@link #feature} is below the
 * {@link #threshold} of a split goes on to {@link #left}, any other one to {@link #right}; where it ends, {@link #leaf} is the
 * place of what it carries, see {@link CompiledForest#carried}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ForestNodes {
    private final PackedForest packed;

    ForestNodes(PackedForest packed) {
        this.packed = packed;
    }

    /** Whether a row ends at this node. */
    public boolean isLeaf(int node) {
        return Node.isLeaf(packed.nodes()[node]);
    }

    /** The feature that a split compares, from 0 to {@link CompiledForest#featureCount()} − 1. */
    public int feature(int split) {
        return Node.feature(split(split));
    }

    /** What a split compares the feature with. */
    public double threshold(int split) {
        long node = split(split);
        Thresholds thresholds = packed.thresholds();
        return thresholds.values()[thresholds.starts()[Node.feature(node)] + Node.code(node)];
    }

    /** Where rows below the threshold go on. */
    public int left(int split) {
        return Node.leftChild(split(split));
    }

    /** Where all other rows go on. */
    public int right(int split) {
        return left(split) + 1;
    }

    /** The number of a leaf, below {@link CompiledForest#leafCount()}; equal leaves may share one. */
    public int leaf(int leaf) {
        if (!isLeaf(leaf)) {
            throw new IllegalArgumentException("node " + leaf + " is a split, not a leaf");
        }
        return Node.code(packed.nodes()[leaf]);
    }

    private long split(int node) {
        if (isLeaf(node)) {
            throw new IllegalArgumentException("node " + node + " is a leaf, not a split");
        }
        return packed.nodes()[node];
    }
}
