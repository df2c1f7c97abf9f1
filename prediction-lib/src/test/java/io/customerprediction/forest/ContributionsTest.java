package io.customerprediction.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    private static final Offset<Double> ABOUT = within(1e-10);

    @Test
    void oneSplitGivesAllToItsFeature() {
        Tree stump = new Tree.Split(1, 2.5, new Tree.Leaf(10, 3), new Tree.Leaf(20, 1));
        Contributions contributions = CompiledForest.of(2, List.of(stump)).contributions();
        double[] out = new double[2];

        contributions.of(new double[] {0, 9}, out);

        assertThat(contributions.base()).isEqualTo(12.5);
        assertThat(out).containsExactly(new double[] {0, 7.5}, within(1e-12));
    }

    @Test
    void equalsTheDefinitionOverAllSubsetsOfFeatures() {
        for (int round = 0; round < 60; round++) {
            int features = 1 + round % 6;
            MadeUpTrees made = new MadeUpTrees(round, features);
            List<Tree> trees = made.trees(1 + round % 3, round % 9);
            Contributions contributions = CompiledForest.of(features, trees).contributions();
            double[] out = new double[features];
            for (int i = 0; i < 10; i++) {
                double[] row = made.row();
                contributions.of(row, out);
                assertThat(out)
                        .containsExactly(
                                byDefinition(known -> MadeUpTrees.mean(trees, known), row, eachAlone(features)), ABOUT);
            }
        }
    }

    @Test
    void theFeaturesOfAGroupAreTakenTogether() {
        int[][] groupings = {{0, 0, 0, 0, 0}, {0, 1, 0, 1, 1}, {2, 0, 1, 0, 2}, {3, 2, 1, 0, 0}};
        for (int round = 0; round < 40; round++) {
            int[] groups = groupings[round % groupings.length];
            MadeUpTrees made = new MadeUpTrees(round, groups.length);
            CompiledForest plain = CompiledForest.of(groups.length, made.trees(1 + round % 3, round % 9));
            CompiledForest forest = plain.withCurves(2, made.table(plain, 2));
            Contributions contributions = forest.contributions(forest.carried(1), groups);
            double[] out = new double[contributions.groups()];
            for (int i = 0; i < 10; i++) {
                double[] row = made.row();
                row[2] = i % 3 == 0 ? Double.NaN : row[2];
                contributions.of(row, out);
                assertThat(out).containsExactly(byDefinition(known -> carried(forest, known), row, groups), ABOUT);
            }
        }
    }

    private static double carried(CompiledForest forest, double[] row) {
        double[] curve = new double[2];
        forest.curve(row, curve);
        return curve[1];
    }

    @Test
    void contributionsAndBaseSumToTheAnswer() {
        for (int features : new int[] {1, 3, 12, 40, 100}) {
            MadeUpTrees made = new MadeUpTrees(features, features);
            CompiledForest plain = CompiledForest.of(features, made.trees(20, 12));
            CompiledForest forest = plain.withCurves(2, made.table(plain, 2));
            Contributions ofMean = forest.contributions();
            Contributions ofColumn = forest.contributions(1);
            double[] out = new double[features];
            double[] curve = new double[2];
            for (int i = 0; i < 20; i++) {
                double[] row = made.row();
                row[0] = i % 4 == 0 ? Double.NaN : row[0];
                forest.curve(row, curve);

                ofMean.of(row, out);
                assertThat(Arrays.stream(out).sum() + ofMean.base()).isEqualTo(forest.mean(row), within(1e-9));
                ofColumn.of(row, out);
                assertThat(Arrays.stream(out).sum() + ofColumn.base()).isEqualTo(curve[1], within(1e-9));
            }
        }
    }

    @Test
    void aMissingValueContributesNothing() {
        MadeUpTrees made = new MadeUpTrees(4, 5);
        Contributions contributions = CompiledForest.of(5, made.trees(9, 6)).contributions();
        double[] row = made.row();
        row[3] = Double.NaN;
        double[] out = new double[5];

        contributions.of(row, out);

        assertThat(out[3]).isZero();
    }

    @Test
    void aBranchThatNoTrainingRowReachedIsHarmless() {
        Tree empty = new Tree.Split(0, 1, new Tree.Leaf(5, 0), new Tree.Leaf(7, 0));
        Tree tree = new Tree.Split(1, 2, empty, new Tree.Leaf(1, 4));
        CompiledForest forest = CompiledForest.of(2, List.of(tree));
        double[] out = new double[2];

        for (double[] row : new double[][] {{0, 0}, {3, 0}, {0, 9}}) {
            forest.contributions().of(row, out);
            assertThat(out[0] + out[1] + forest.contributions().base()).isEqualTo(forest.mean(row), within(1e-12));
        }
    }

    @Test
    void aBatchEqualsItsRowsOneByOne() {
        MadeUpTrees made = new MadeUpTrees(6, 4);
        Contributions contributions = CompiledForest.of(4, made.trees(10, 8)).contributions();
        double[] rows = made.rows(50);
        double[] batch = new double[200];
        contributions.of(rows, 50, batch);

        double[] out = new double[4];
        for (int i = 0; i < 50; i++) {
            contributions.of(Arrays.copyOfRange(rows, i * 4, i * 4 + 4), out);
            assertThat(Arrays.copyOfRange(batch, i * 4, i * 4 + 4)).containsExactly(out);
        }
    }

    @Test
    void wrongSizesAndColumnsAreRefused() {
        CompiledForest forest = CompiledForest.of(2, List.of(new Tree.Leaf(1, 1)));

        assertThatThrownBy(() -> forest.contributions(0)).hasMessage("no column 0 among 0");
        assertThatThrownBy(() -> forest.contributions(new double[1], new int[3]))
                .hasMessage("1 values and 3 groups for 1 leaves and 2 features");
        assertThatThrownBy(() -> forest.contributions(new double[1], new int[] {0, 2}))
                .hasMessage("no group 2 among 2 features");
        assertThatThrownBy(() -> forest.contributions().of(new double[1], new double[2]))
                .hasMessageContaining("1 rows of 2 features in 2 groups do not fit into 1 values and 2 places");
        assertThatThrownBy(() -> forest.contributions(new double[1], new int[2]).of(new double[2], new double[0]))
                .hasMessageContaining("in 1 groups do not fit into 2 values and 0 places");
    }

    /** Shapley's formula over all sets of groups; what is not known counts as missing. */
    private static double[] byDefinition(ToDoubleFunction<double[]> answer, double[] row, int[] groups) {
        int count = Arrays.stream(groups).max().orElseThrow() + 1;
        double[] values = new double[1 << count];
        for (int set = 0; set < values.length; set++) {
            double[] known = row.clone();
            for (int f = 0; f < row.length; f++) {
                known[f] = (set >> groups[f] & 1) == 1 ? row[f] : Double.NaN;
            }
            values[set] = answer.applyAsDouble(known);
        }
        double[] shapley = new double[count];
        for (int k = 0; k < count; k++) {
            for (int set = 0; set < values.length; set++) {
                if ((set >> k & 1) == 0) {
                    shapley[k] += weight(Integer.bitCount(set), count) * (values[set | 1 << k] - values[set]);
                }
            }
        }
        return shapley;
    }

    private static int[] eachAlone(int features) {
        return IntStream.range(0, features).toArray();
    }

    private static double weight(int size, int count) {
        double orders = count;
        for (int k = 1; k <= size; k++) {
            orders *= (double) (count - k) / k;
        }
        return 1 / orders;
    }
}
