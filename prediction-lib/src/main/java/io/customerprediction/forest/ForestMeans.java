package io.customerprediction.forest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Computes the means over the trees of a {@link CompiledForest}, for one row or block by block for many. Callers have
 * checked the sizes. Immutable and thread-safe without locks.
 */
final class ForestMeans {
    /**
     * How many rows of a batch go through a tree before the next tree follows. Enough that fetching a large tree from the
     * memory is paid by many rows: with 256, a forest of 1.7 million nodes takes up to twice the time a row.
     */
    private static final int BLOCK = 4_096;

    private final PackedForest packed;
    private final Thresholds thresholds;
    private final int features;
    private final int trees;
    private final long[] nodes;
    private final double[] values;
    private final int columns;
    private final float[] curves;
    private volatile @Nullable MissingValues missingValues;

    ForestMeans(PackedForest packed) {
        this.packed = packed;
        this.thresholds = packed.thresholds();
        this.features = thresholds.features();
        this.trees = packed.trees();
        this.nodes = packed.nodes();
        this.values = packed.values();
        this.columns = packed.columns();
        this.curves = packed.curves();
    }

    /** The mean value of the leaves of a row. */
    double mean(double[] row) {
        return meanAt(row, 0, roomFor(1));
    }

    private double meanAt(double[] rows, int from, Scratch space) {
        if (!thresholds.rank(rows, from, space.ranks, 0)) {
            return missingMean(space);
        }
        Walk.trees(nodes, trees, space.ranks, space.reached);
        double sum = 0;
        for (int t = 0; t < trees; t++) {
            sum += values[space.reached[t]];
        }
        return sum / trees;
    }

    private double missingMean(Scratch space) {
        MissingValues both = missingValues();
        long present = MissingValues.present(space.ranks, features);
        double sum = 0;
        for (int t = 0; t < trees; t++) {
            sum += both.mean(t, space, present);
        }
        return sum / trees;
    }

    /** The mean value of the leaves of each row. */
    void means(double[] rows, int count, double[] out) {
        Scratch space = roomFor(Math.min(BLOCK, count));
        for (int from = 0; from < count; from += BLOCK) {
            int block = Math.min(BLOCK, count - from);
            if (rankBlock(rows, from, block, space)) {
                meanBlock(block, space, out, from);
            } else {
                for (int i = from; i < from + block; i++) {
                    out[i] = meanAt(rows, i * features, space);
                }
            }
        }
    }

    private void meanBlock(int block, Scratch space, double[] out, int from) {
        Arrays.fill(out, from, from + block, 0);
        for (int t = 0; t < trees; t++) {
            Walk.rows(nodes, t, space.ranks, features + 1, block, space.reached);
            for (int i = 0; i < block; i++) {
                out[from + i] += values[space.reached[i]];
            }
        }
        for (int i = from; i < from + block; i++) {
            out[i] /= trees;
        }
    }

    /** The mean numbers that the leaves of a row carry. */
    void curve(double[] row, double[] out) {
        curveAt(row, 0, out, 0, roomFor(1));
    }

    private void curveAt(double[] rows, int from, double[] out, int to, Scratch space) {
        Arrays.fill(out, to, to + columns, 0);
        if (thresholds.rank(rows, from, space.ranks, 0)) {
            Walk.trees(nodes, trees, space.ranks, space.reached);
            for (int t = 0; t < trees; t++) {
                addCurve(space.reached[t], out, to);
            }
        } else {
            addMissingCurves(space, out, to);
        }
        divide(out, to, columns);
    }

    private void addCurve(int leaf, double[] out, int to) {
        int at = leaf * columns;
        for (int k = 0; k < columns; k++) {
            out[to + k] += curves[at + k];
        }
    }

    private void addMissingCurves(Scratch space, double[] out, int to) {
        MissingValues both = missingValues();
        for (int t = 0; t < trees; t++) {
            int paths = both.reach(t, space);
            for (int path = 0; path < paths; path++) {
                int at = space.reached[path] * columns;
                for (int k = 0; k < columns; k++) {
                    out[to + k] += curves[at + k] * space.shares[path];
                }
            }
        }
    }

    /** The mean numbers that the leaves of each row carry. */
    void curves(double[] rows, int count, double[] out) {
        Scratch space = roomFor(Math.min(BLOCK, count));
        for (int from = 0; from < count; from += BLOCK) {
            int block = Math.min(BLOCK, count - from);
            if (rankBlock(rows, from, block, space)) {
                curveBlock(block, space, out, from);
            } else {
                for (int i = from; i < from + block; i++) {
                    curveAt(rows, i * features, out, i * columns, space);
                }
            }
        }
    }

    private void curveBlock(int block, Scratch space, double[] out, int from) {
        Arrays.fill(out, from * columns, (from + block) * columns, 0);
        for (int t = 0; t < trees; t++) {
            Walk.rows(nodes, t, space.ranks, features + 1, block, space.reached);
            for (int i = 0; i < block; i++) {
                addCurve(space.reached[i], out, (from + i) * columns);
            }
        }
        divide(out, from * columns, block * columns);
    }

    private void divide(double[] out, int from, int length) {
        for (int i = from; i < from + length; i++) {
            out[i] /= trees;
        }
    }

    /** The leaf of each tree; false, without any, if a value of the row is missing. */
    boolean leaves(double[] row, int[] out) {
        int[] ranks = new int[features + 1];
        if (!thresholds.rank(row, 0, ranks, 0)) {
            return false;
        }
        Walk.trees(nodes, trees, ranks, out);
        return true;
    }

    private Scratch roomFor(int rows) {
        return new Scratch(rows * (features + 1), Math.max(rows, trees));
    }

    private boolean rankBlock(double[] rows, int from, int block, Scratch space) {
        boolean complete = true;
        for (int i = 0; i < block; i++) {
            complete &= thresholds.rank(rows, (from + i) * features, space.ranks, i * (features + 1));
        }
        return complete;
    }

    /** Two threads may both make one; they are equal. */
    private MissingValues missingValues() {
        MissingValues made = missingValues;
        if (made == null) {
            made = new MissingValues(packed);
            missingValues = made;
        }
        return made;
    }
}
