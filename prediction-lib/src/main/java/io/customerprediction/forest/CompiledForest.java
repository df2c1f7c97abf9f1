package io.customerprediction.forest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A forest of decision trees as flat arrays, answering with means over its trees. Immutable and thread-safe without
 * locks; a call allocates its working space once, whatever the number of rows, and keeps none of it.
 *
 * <p>A row is an array of feature values in the order of training. A value may be infinite. A missing one
 * ({@code NaN}) makes the row go down both branches of each split on it, each with the share of the training weight that
 * went there; that is exact but slow, see {@link #mean(double[])}.
 *
 * <p>Each leaf may carry a row of numbers beside its value, for instance cumulative hazards at several days:
 * {@link #curve(double[], double[])} answers with their means.
 */
public final class CompiledForest {
    /**
     * How many rows of a batch go through a tree before the next tree follows. Enough that fetching a large tree from the
     * memory is paid by many rows: with 256, a forest of 1.7 million nodes takes up to twice the time a row.
     */
    private static final int BLOCK = 4_096;

    private final PackedForest packed;
    private final Thresholds thresholds;
    private final int trees;
    private final long[] nodes;
    private final double[] values;
    private final int columns;
    private final float[] curves;
    private volatile @Nullable MissingValues missingValues;

    private CompiledForest(PackedForest packed) {
        this.packed = packed;
        this.thresholds = packed.thresholds();
        this.trees = packed.trees();
        this.nodes = packed.nodes();
        this.values = packed.values();
        this.columns = packed.columns();
        this.curves = packed.curves();
    }

    /**
     * Compiles grown trees. Leaves of equal value and weight share a number, which takes half of the memory: a large forest
     * has few kinds of leaves.
     *
     * @param features how many values a row has, 1 to {@value Tree#MAX_FEATURES}
     * @param trees at least one
     * @throws IllegalArgumentException if there is no tree, a tree splits on a feature that rows do not have, or the
     *     leaves are more than 16,777,215
     */
    public static CompiledForest of(int features, List<Tree> trees) {
        return compiled(features, trees, false);
    }

    /**
     * {@link #of} with a number for each leaf of each tree, so that it can carry something of its own.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static CompiledForest ofLeavesApart(int features, List<Tree> trees) {
        return compiled(features, trees, true);
    }

    private static CompiledForest compiled(int features, List<Tree> trees, boolean apart) {
        if (trees.isEmpty()) {
            throw new IllegalArgumentException("a forest needs at least one tree");
        }
        return new CompiledForest(ForestCompiler.compile(features, trees, apart));
    }

    /**
     * Reads what {@link #toBytes()} wrote, between position and limit; the position stays. Two million nodes take some
     * tens of milliseconds.
     *
     * @throws IllegalArgumentException with what is wrong, if the bytes are no forest, of another version, or were
     *     changed
     */
    public static CompiledForest read(ByteBuffer bytes) {
        try {
            return new CompiledForest(ForestFormat.read(new ForestBytes(bytes), bytes.remaining()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail like a disk", e);
        }
    }

    /**
     * Reads what {@link #toBytes()} wrote, without a copy of it in memory.
     *
     * @param length how many bytes there are to read
     * @throws IllegalArgumentException with what is wrong, if the bytes are no forest, of another version, or were
     *     changed
     * @throws IOException if the channel fails
     */
    public static CompiledForest read(ReadableByteChannel bytes, long length) throws IOException {
        return new CompiledForest(ForestFormat.read(new ForestBytes(bytes), length));
    }

    /**
     * The forest as bytes that do not depend on the machine.
     *
     * @throws IllegalStateException if they are more than fit into an array (2 GiB)
     */
    public byte[] toBytes() {
        return ForestFormat.write(packed);
    }

    /** How many values a row has. */
    public int featureCount() {
        return thresholds.features();
    }

    /** How many trees the mean goes over. */
    public int treeCount() {
        return trees;
    }

    /** How many splits and leaves there are. */
    public int nodeCount() {
        return nodes.length;
    }

    /** How many leaves are distinguished: their numbers, see {@link #leaves}, are below it. */
    public int leafCount() {
        return values.length;
    }

    /** How many numbers a leaf carries beside its value; 0 if none. */
    public int columnCount() {
        return columns;
    }

    /**
     * The same forest, whose leaves carry these numbers beside their value.
     *
     * @param columns how many numbers a leaf carries, at least 1
     * @param table all numbers of leaf 0, then those of leaf 1 and so on; finite; copied
     * @throws IllegalArgumentException if the table has not {@code columns} numbers for each leaf, or one is not finite
     */
    public CompiledForest withCurves(int columns, float[] table) {
        return new CompiledForest(packed.withCurves(columns, table.clone()));
    }

    /**
     * The mean over all trees of the value of the row's leaf.
     *
     * <p>A missing value costs time: the row then visits a good part of the forest (both branches of every split on the
     * feature that has others below), which is many times the price of a full row. A server fills in missing values
     * first.
     *
     * @throws IllegalArgumentException if the row has not {@link #featureCount()} values
     */
    public double mean(double[] row) {
        checkRow(row);
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
        long present = MissingValues.present(space.ranks, featureCount());
        double sum = 0;
        for (int t = 0; t < trees; t++) {
            sum += both.mean(t, space, present);
        }
        return sum / trees;
    }

    /**
     * {@link #mean(double[])} for many rows, at a lower price for each.
     *
     * @param rows all values of row 0, then those of row 1 and so on
     * @param count how many rows
     * @param out gets one answer a row
     * @throws IllegalArgumentException if {@code rows} or {@code out} are too short
     */
    public void mean(double[] rows, int count, double[] out) {
        checkBatch(rows, count, out, 1);
        Scratch space = roomFor(Math.min(BLOCK, count));
        for (int from = 0; from < count; from += BLOCK) {
            int block = Math.min(BLOCK, count - from);
            if (rankBlock(rows, from, block, space)) {
                meanBlock(block, space, out, from);
            } else {
                for (int i = from; i < from + block; i++) {
                    out[i] = meanAt(rows, i * featureCount(), space);
                }
            }
        }
    }

    private void meanBlock(int block, Scratch space, double[] out, int from) {
        Arrays.fill(out, from, from + block, 0);
        for (int t = 0; t < trees; t++) {
            Walk.rows(nodes, t, space.ranks, featureCount() + 1, block, space.reached);
            for (int i = 0; i < block; i++) {
                out[from + i] += values[space.reached[i]];
            }
        }
        for (int i = from; i < from + block; i++) {
            out[i] /= trees;
        }
    }

    /**
     * The means over all trees of what the row's leaf carries.
     *
     * @param out gets {@link #columnCount()} numbers
     * @throws IllegalArgumentException if the row has not {@link #featureCount()} values, {@code out} has no room or the
     *     leaves carry nothing
     */
    public void curve(double[] row, double[] out) {
        checkRow(row);
        checkBatch(row, 1, out, checkedColumns());
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

    /**
     * {@link #curve(double[], double[])} for many rows, at a lower price for each.
     *
     * @param rows all values of row 0, then those of row 1 and so on
     * @param count how many rows
     * @param out gets {@link #columnCount()} numbers for row 0, then for row 1 and so on
     * @throws IllegalArgumentException if {@code rows} or {@code out} are too short or the leaves carry nothing
     */
    public void curves(double[] rows, int count, double[] out) {
        checkBatch(rows, count, out, checkedColumns());
        Scratch space = roomFor(Math.min(BLOCK, count));
        for (int from = 0; from < count; from += BLOCK) {
            int block = Math.min(BLOCK, count - from);
            if (rankBlock(rows, from, block, space)) {
                curveBlock(block, space, out, from);
            } else {
                for (int i = from; i < from + block; i++) {
                    curveAt(rows, i * featureCount(), out, i * columns, space);
                }
            }
        }
    }

    private void curveBlock(int block, Scratch space, double[] out, int from) {
        Arrays.fill(out, from * columns, (from + block) * columns, 0);
        for (int t = 0; t < trees; t++) {
            Walk.rows(nodes, t, space.ranks, featureCount() + 1, block, space.reached);
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

    /**
     * The leaf that the row ends in, for each tree.
     *
     * @param out gets {@link #treeCount()} numbers below {@link #leafCount()}; each leaf belongs to one tree if the forest
     *     keeps {@linkplain #ofLeavesApart leaves apart}
     * @throws IllegalArgumentException if the row has not {@link #featureCount()} values, one of them is missing, or
     *     {@code out} has no room
     */
    public void leaves(double[] row, int[] out) {
        checkRow(row);
        if (out.length < trees) {
            throw new IllegalArgumentException("no room for the leaves of " + trees + " trees: " + out.length);
        }
        int[] ranks = new int[featureCount() + 1];
        if (!thresholds.rank(row, 0, ranks, 0)) {
            throw new IllegalArgumentException("a row with a missing value ends in several leaves of a tree");
        }
        Walk.trees(nodes, trees, ranks, out);
    }

    /** What each feature adds to {@link #mean(double[])}. Worth keeping: it takes some 24 bytes a node. */
    public Contributions contributions() {
        return new Contributions(packed, values, eachAlone());
    }

    /**
     * What each feature adds to one number of {@link #curve(double[], double[])}. Worth keeping: it takes some 24 bytes
     * a node.
     *
     * @param column from 0 to {@link #columnCount()} − 1
     * @throws IllegalArgumentException if the leaves carry no such number
     */
    public Contributions contributions(int column) {
        return new Contributions(packed, carried(column), eachAlone());
    }

    /**
     * What each group of features adds to the mean over all trees of a value of the row's leaf. Worth keeping: it takes
     * some 24 bytes a node.
     *
     * @param leafValues one value for each leaf, see {@link #carried}
     * @param groups the group of each feature, a number from 0 to {@link #featureCount()} − 1; fewer groups take less
     *     time
     * @throws IllegalArgumentException if there is not one value a leaf, or one group a feature
     */
    public Contributions contributions(double[] leafValues, int[] groups) {
        if (leafValues.length != leafCount() || groups.length != featureCount()) {
            throw new IllegalArgumentException(leafValues.length + " values and " + groups.length + " groups for "
                    + leafCount() + " leaves and " + featureCount() + " features");
        }
        for (int group : groups) {
            if (group < 0 || group >= featureCount()) {
                throw new IllegalArgumentException("no group " + group + " among " + featureCount() + " features");
            }
        }
        return new Contributions(packed, leafValues, groups.clone());
    }

    private int[] eachAlone() {
        return IntStream.range(0, featureCount()).toArray();
    }

    /**
     * One of the numbers that the leaves carry beside their value: a copy, leaf by leaf.
     *
     * @param column from 0 to {@link #columnCount()} − 1
     * @throws IllegalArgumentException if the leaves carry no such number
     */
    public double[] carried(int column) {
        if (column < 0 || column >= columns) {
            throw new IllegalArgumentException("no column " + column + " among " + columns);
        }
        double[] carried = new double[values.length];
        for (int leaf = 0; leaf < carried.length; leaf++) {
            carried[leaf] = curves[leaf * columns + column];
        }
        return carried;
    }

    private Scratch roomFor(int rows) {
        return new Scratch(rows * (featureCount() + 1), Math.max(rows, trees));
    }

    private boolean rankBlock(double[] rows, int from, int block, Scratch space) {
        boolean complete = true;
        for (int i = 0; i < block; i++) {
            complete &= thresholds.rank(rows, (from + i) * featureCount(), space.ranks, i * (featureCount() + 1));
        }
        return complete;
    }

    /** Two threads may both make one; they are alike. */
    private MissingValues missingValues() {
        MissingValues made = missingValues;
        if (made == null) {
            made = new MissingValues(packed);
            missingValues = made;
        }
        return made;
    }

    private int checkedColumns() {
        if (columns == 0) {
            throw new IllegalArgumentException("the leaves of this forest carry no curves");
        }
        return columns;
    }

    private void checkRow(double[] row) {
        if (row.length != featureCount()) {
            throw new IllegalArgumentException("a row has " + row.length + " values, not " + featureCount());
        }
    }

    private void checkBatch(double[] rows, int count, double[] out, int width) {
        if (count < 0 || rows.length < (long) count * featureCount() || out.length < (long) count * width) {
            throw new IllegalArgumentException(count + " rows need " + (long) count * featureCount() + " values and "
                    + (long) count * width + " places for answers, not " + rows.length + " and " + out.length);
        }
    }
}
