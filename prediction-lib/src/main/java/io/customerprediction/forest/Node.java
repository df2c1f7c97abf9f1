package io.customerprediction.forest;

/**
 * One node in eight bytes.
 *
 * <pre>
 * bits 32..63  index of the left child, the right one follows it; a leaf points at itself
 * bit  31      set on a leaf
 * bits 24..30  feature; on a leaf the column after the last feature, whose rank is always 0
 * bits  0..23  rank of the threshold among those of its feature; on a leaf its row in the table of leaves
 * </pre>
 *
 * A step is therefore arithmetic without a branch, and a step from a leaf stays there, so that several walks can go on
 * together until the last has arrived.
 */
final class Node {
    /** The largest number in the low bits. */
    static final int MAX_CODE = (1 << 24) - 1;

    private static final int LEAF_BIT = 1 << 31;

    private Node() {}

    static long split(int leftChild, int feature, int rank) {
        return ((long) leftChild << 32) | ((long) feature << 24) | rank;
    }

    static long leaf(int self, int features, int code) {
        return ((long) self << 32) | ((LEAF_BIT | (features << 24) | code) & 0xffff_ffffL);
    }

    /** Whether all of these (joined by and) are leaves. */
    static boolean isLeaf(long nodes) {
        return (int) nodes < 0;
    }

    static int feature(long node) {
        return ((int) node >>> 24) & 0x7f;
    }

    /** The rank of the threshold, or the leaf's row. */
    static int code(long node) {
        return (int) node & MAX_CODE;
    }

    static int leftChild(long node) {
        return (int) (node >>> 32);
    }

    /** Where a row with this rank in the node's feature goes next. */
    static int next(long node, int rank) {
        return leftChild(node) + ((code(node) - rank) >>> 31);
    }
}
