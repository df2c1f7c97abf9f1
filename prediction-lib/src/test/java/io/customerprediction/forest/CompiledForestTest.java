package io.customerprediction.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledForestTest {
    private static final Tree STUMP = new Tree.Split(0, 2.5, new Tree.Leaf(10, 3), new Tree.Leaf(20, 1));

    @Test
    void aValueBelowTheThresholdGoesLeftAndOneAtTheThresholdRight() {
        CompiledForest forest = CompiledForest.of(1, List.of(STUMP));

        assertThat(forest.mean(new double[] {2.4999})).isEqualTo(10);
        assertThat(forest.mean(new double[] {2.5})).isEqualTo(20);
        assertThat(forest.mean(new double[] {Double.NEGATIVE_INFINITY})).isEqualTo(10);
        assertThat(forest.mean(new double[] {Double.POSITIVE_INFINITY})).isEqualTo(20);
    }

    @Test
    void minusZeroAndZeroSplitAlike() {
        Tree atMinusZero = new Tree.Split(0, -0.0, new Tree.Leaf(1, 1), new Tree.Leaf(2, 1));
        Tree atZero = new Tree.Split(0, 0.0, new Tree.Leaf(4, 1), new Tree.Leaf(8, 1));
        CompiledForest forest = CompiledForest.of(1, List.of(atMinusZero, atZero));

        assertThat(forest.mean(new double[] {-0.0})).isEqualTo(5);
        assertThat(forest.mean(new double[] {0.0})).isEqualTo(5);
        assertThat(forest.mean(new double[] {-Double.MIN_VALUE})).isEqualTo(2.5);
    }

    @Test
    void aMissingValueGoesDownBothBranchesByTrainingWeight() {
        assertThat(CompiledForest.of(1, List.of(STUMP)).mean(new double[] {Double.NaN}))
                .isEqualTo(0.75 * 10 + 0.25 * 20);
    }

    @Test
    void aTreeOfOneLeafGivesItsValueForEveryRow() {
        CompiledForest forest = CompiledForest.of(2, List.of(new Tree.Leaf(7, 1), new Tree.Leaf(9, 1)));

        assertThat(forest.mean(new double[] {Double.NaN, 3})).isEqualTo(8);
        assertThat(forest.nodeCount()).isEqualTo(2);
    }

    @Test
    void equalsAPlainWalkOfEachTree() {
        for (int round = 0; round < 60; round++) {
            int features = 1 + round % 7;
            MadeUpTrees made = new MadeUpTrees(round, features);
            List<Tree> trees = made.trees(1 + round % 21, round % 13);
            CompiledForest forest = CompiledForest.of(features, trees);
            for (int i = 0; i < 100; i++) {
                double[] row = made.row();
                assertThat(forest.mean(row)).isEqualTo(MadeUpTrees.mean(trees, row), within(1e-12));
                row[i % features] = Double.NaN;
                assertThat(forest.mean(row)).isEqualTo(MadeUpTrees.mean(trees, row), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 1000, 4095, 4096, 4097, 8200})
    void aBatchEqualsItsRowsOneByOne(int count) {
        MadeUpTrees made = new MadeUpTrees(count, 5);
        CompiledForest plain = CompiledForest.of(5, made.trees(13, 9));
        CompiledForest forest = plain.withCurves(3, made.table(plain, 3));
        double[] rows = made.rows(count);
        if (count == 1000 || count == 8200) {
            rows[2500] = Double.NaN;
        }
        double[] means = new double[count];
        double[] curves = new double[count * 3];

        forest.mean(rows, count, means);
        forest.curves(rows, count, curves);

        double[] curve = new double[3];
        for (int i = 0; i < count; i++) {
            double[] row = Arrays.copyOfRange(rows, i * 5, i * 5 + 5);
            forest.curve(row, curve);
            assertThat(means[i]).isEqualTo(forest.mean(row));
            assertThat(Arrays.copyOfRange(curves, i * 3, i * 3 + 3)).containsExactly(curve);
        }
    }

    @Test
    void aCurveIsTheMeanOfWhatTheLeavesCarry() {
        MadeUpTrees made = new MadeUpTrees(3, 4);
        CompiledForest plain = CompiledForest.of(4, made.trees(20, 7));
        float[] table = made.table(plain, 5);
        CompiledForest forest = plain.withCurves(5, table);
        double[] curve = new double[5];
        int[] leaves = new int[20];
        for (int i = 0; i < 200; i++) {
            double[] row = made.row();
            forest.curve(row, curve);
            forest.leaves(row, leaves);
            for (int k = 0; k < 5; k++) {
                double sum = 0;
                for (int leaf : leaves) {
                    sum += table[leaf * 5 + k];
                }
                assertThat(curve[k]).isEqualTo(sum / 20, within(1e-12));
            }
            assertThat(forest.mean(row)).isEqualTo(plain.mean(row));
        }
    }

    @Test
    void aCurveWithAMissingValueIsTheShareOfBothBranches() {
        CompiledForest forest = CompiledForest.of(1, List.of(STUMP)).withCurves(2, new float[] {1, 2, 5, 6});
        double[] curve = new double[2];

        forest.curve(new double[] {Double.NaN}, curve);

        assertThat(curve).containsExactly(0.75 * 1 + 0.25 * 5, 0.75 * 2 + 0.25 * 6);
    }

    @Test
    void leavesWithEqualValuesShareANumber() {
        MadeUpTrees made = new MadeUpTrees(3, 4);
        List<Tree> trees = made.trees(20, 7);
        CompiledForest shared = CompiledForest.of(4, trees);
        CompiledForest twice = CompiledForest.of(
                4, Stream.concat(trees.stream(), trees.stream()).toList());

        assertThat(twice.leafCount()).isEqualTo(shared.leafCount());
        assertThat(CompiledForest.ofLeavesApart(4, trees).leafCount()).isGreaterThanOrEqualTo(shared.leafCount());
        for (int i = 0; i < 100; i++) {
            double[] row = made.row();
            assertThat(twice.mean(row)).isEqualTo(shared.mean(row), within(1e-12));
        }
    }

    @Test
    void aLeafKeptApartBelongsToOneTreeAndEveryLeafIsNumbered() {
        CompiledForest forest = CompiledForest.ofLeavesApart(1, List.of(STUMP, STUMP));
        int[] low = new int[2];
        int[] high = new int[2];

        forest.leaves(new double[] {0}, low);
        forest.leaves(new double[] {9}, high);

        assertThat(IntStream.concat(IntStream.of(low), IntStream.of(high))).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(forest.leafCount()).isEqualTo(4);
    }

    @Test
    void aBatchAllocatesItsWorkingSpaceOnceAndNothingForARow() {
        MadeUpTrees made = new MadeUpTrees(5, 6);
        CompiledForest plain = CompiledForest.of(6, made.trees(30, 8));
        CompiledForest forest = plain.withCurves(8, made.table(plain, 8));
        int many = 30_000;
        double[] rows = made.rows(many);
        double[] out = new double[8 * many];

        long ofSome = allocatedOnceWarm(() -> {
            forest.mean(rows, 5_000, out);
            forest.curves(rows, 5_000, out);
        });
        long ofMany = allocatedOnceWarm(() -> {
            forest.mean(rows, many, out);
            forest.curves(rows, many, out);
        });

        assertThat(ofMany).isEqualTo(ofSome).isLessThan(500_000);
    }

    @Test
    void oneRowAllocatesLittle() {
        MadeUpTrees made = new MadeUpTrees(5, 6);
        CompiledForest plain = CompiledForest.of(6, made.trees(30, 8));
        CompiledForest forest = plain.withCurves(8, made.table(plain, 8));
        double[] row = made.row();
        double[] curve = new double[8];

        assertThat(allocatedOnceWarm(() -> forest.curve(row, curve))).isLessThan(1_000);
    }

    @Test
    void aForestThatAPoolThreadHasUsedCanBeCollected() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            WeakReference<CompiledForest> dropped =
                    pool.submit(CompiledForestTest::used).get();
            for (int round = 0; round < 100 && dropped.get() != null; round++) {
                System.gc();
            }

            assertThat(dropped.get()).isNull();
        } finally {
            pool.shutdownNow();
        }
    }

    private static WeakReference<CompiledForest> used() {
        CompiledForest forest = CompiledForest.of(1, List.of(STUMP));
        forest.mean(new double[] {1});
        forest.mean(new double[] {Double.NaN});
        forest.mean(new double[] {1, 2}, 2, new double[2]);
        return new WeakReference<>(forest);
    }

    private static long allocatedOnceWarm(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void itIsSafeForSeveralThreads() {
        MadeUpTrees made = new MadeUpTrees(8, 4);
        CompiledForest forest = CompiledForest.of(4, made.trees(25, 9));
        double[][] rows = IntStream.range(0, 2000).mapToObj(i -> made.row()).toArray(double[][]::new);
        double[] alone = Arrays.stream(rows).mapToDouble(forest::mean).toArray();

        double[] together =
                Arrays.stream(rows).parallel().mapToDouble(forest::mean).toArray();

        assertThat(together).containsExactly(alone);
    }

    @Test
    void wrongSizesAreRefusedWithTheNumbers() {
        CompiledForest forest = CompiledForest.of(2, List.of(STUMP));

        assertThatThrownBy(() -> forest.mean(new double[3])).hasMessage("a row has 3 values, not 2");
        assertThatThrownBy(() -> forest.mean(new double[4], 3, new double[3]))
                .hasMessage("3 rows need 6 values and 3 places for answers, not 4 and 3");
        assertThatThrownBy(() -> forest.curve(new double[2], new double[1])).hasMessageContaining("no curves");
        assertThatThrownBy(() -> forest.withCurves(2, new float[3]))
                .hasMessage("3 numbers are not 2 for each of 2 leaves");
        assertThatThrownBy(() -> forest.withCurves(1, new float[] {1, Float.NaN}))
                .hasMessage("leaf 1 carries NaN");
        assertThatThrownBy(() -> forest.leaves(new double[] {Double.NaN, 1}, new int[1]))
                .hasMessageContaining("missing value");
        assertThatThrownBy(() -> forest.leaves(new double[2], new int[0])).hasMessageContaining("no room");
    }

    @Test
    void treesThatCannotBeCompiledAreRefused() {
        Tree onSecond = new Tree.Split(1, 0, new Tree.Leaf(0, 1), new Tree.Leaf(0, 1));

        assertThatThrownBy(() -> CompiledForest.of(1, List.of())).hasMessageContaining("at least one tree");
        assertThatThrownBy(() -> CompiledForest.of(0, List.of(STUMP))).hasMessageContaining("0 features");
        assertThatThrownBy(() -> CompiledForest.of(1, List.of(onSecond)))
                .hasMessageContaining("feature 1, but rows have only 1");
        assertThatThrownBy(() -> new Tree.Leaf(Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Tree.Leaf(1, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Tree.Split(126, 0, STUMP, STUMP)).hasMessageContaining("0 to 125");
        assertThatThrownBy(() -> new Tree.Split(0, Double.NaN, STUMP, STUMP)).hasMessageContaining("NaN");
    }
}
