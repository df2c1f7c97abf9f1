package io.customerprediction.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContributionsTest {

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
    void equalsTheDefinitionOverAllSetsOfKnownFeatures() {
        for (int round = 0; round < 60; round++) {
            int features = 1 + round % 6;
            MadeUpTrees made = new MadeUpTrees(round, features);
            List<Tree> trees = made.trees(1 + round % 3, round % 9);
            Contributions contributions = CompiledForest.of(features, trees).contributions();
            double[] out = new double[features];
            for (int i = 0; i < 10; i++) {
                double[] row = made.row();
                contributions.of(row, out);
                assertThat(out).containsExactly(byDefinition(trees, row), within(1e-10));
            }
        }
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
    void aBatchAnswersAsRowByRow() {
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
        assertThatThrownBy(() -> forest.contributions().of(new double[1], new double[2]))
                .hasMessageContaining("1 rows of 2 features do not fit into 1 values and 2 places");
    }

    /** Shapley's formula, with the value of a set of features by walking: the others count as missing. */
    private static double[] byDefinition(List<Tree> trees, double[] row) {
        int features = row.length;
        double[] values = new double[1 << features];
        for (int set = 0; set < values.length; set++) {
            double[] known = row.clone();
            for (int f = 0; f < features; f++) {
                known[f] = (set >> f & 1) == 1 ? row[f] : Double.NaN;
            }
            values[set] = MadeUpTrees.mean(trees, known);
        }
        double[] shapley = new double[features];
        for (int f = 0; f < features; f++) {
            for (int set = 0; set < values.length; set++) {
                if ((set >> f & 1) == 0) {
                    shapley[f] += weight(Integer.bitCount(set), features) * (values[set | 1 << f] - values[set]);
                }
            }
        }
        return shapley;
    }

    private static double weight(int size, int features) {
        double orders = features;
        for (int k = 1; k <= size; k++) {
            orders *= (double) (features - k) / k;
        }
        return 1 / orders;
    }
}
