package io.customerprediction.forest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.stream.IntStream;

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
    private final PackedForest packed;
    private final ForestMeans means;

    private CompiledForest(PackedForest packed) {
        this.packed = packed;
        this.means = new ForestMeans(packed);
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
        return packed.thresholds().features();
    }

    /** How many trees the mean goes over. */
    public int treeCount() {
        return packed.trees();
    }

    /** How many splits and leaves there are. */
    public int nodeCount() {
        return packed.nodes().length;
    }

    /** How many leaves are distinguished: their numbers, see {@link #leaves}, are below it. */
    public int leafCount() {
        return packed.values().length;
    }

    /** How many numbers a leaf carries beside its value; 0 if none. */
    public int columnCount() {
        return packed.columns();
    }

    /** The splits and leaves, one by one. */
    public ForestNodes nodes() {
        return new ForestNodes(packed);
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
        return means.mean(row);
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
        means.means(rows, count, out);
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
        means.curve(row, out);
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
        means.curves(rows, count, out);
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
        if (out.length < treeCount()) {
            throw new IllegalArgumentException("no room for the leaves of " + treeCount() + " trees: " + out.length);
        }
        if (!means.leaves(row, out)) {
            throw new IllegalArgumentException("a row with a missing value ends in several leaves of a tree");
        }
    }

    /** What each feature adds to {@link #mean(double[])}. Worth keeping: it takes some 24 bytes a node. */
    public Contributions contributions() {
        return new Contributions(packed, packed.values(), eachAlone());
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
        int columns = columnCount();
        if (column < 0 || column >= columns) {
            throw new IllegalArgumentException("no column " + column + " among " + columns);
        }
        double[] carried = new double[leafCount()];
        for (int leaf = 0; leaf < carried.length; leaf++) {
            carried[leaf] = packed.curves()[leaf * columns + column];
        }
        return carried;
    }

    private int checkedColumns() {
        if (columnCount() == 0) {
            throw new IllegalArgumentException("the leaves of this forest carry no curves");
        }
        return columnCount();
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
