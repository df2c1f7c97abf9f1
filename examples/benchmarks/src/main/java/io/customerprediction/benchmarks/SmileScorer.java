package io.customerprediction.benchmarks;

import io.customerprediction.training.GrownForest;
import java.util.Arrays;
import java.util.stream.IntStream;
import smile.base.cart.CART;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;

/** Smile's random forest with the settings of Weka's. */
record SmileScorer(RandomForest forest, Tuple[] rows, double[] probabilities) implements Scorer {
    static SmileScorer train(Customers past, Customers asked) {
        int[] label = IntStream.range(0, past.rows().length)
                .map(i -> past.churned()[i] ? 1 : 0)
                .toArray();
        DataFrame data = frame(past.rows()).merge(IntVector.of("churn", label));
        RandomForest forest = RandomForest.fit(
                Formula.lhs("churn"),
                data,
                GrownForest.TREES,
                Library.featuresPerSplit(past),
                SplitRule.ENTROPY,
                past.rows().length,
                past.rows().length,
                1,
                1.0);
        return new SmileScorer(forest, frame(asked.rows()).stream().toArray(Tuple[]::new), new double[2]);
    }

    private static DataFrame frame(double[][] rows) {
        return DataFrame.of(
                rows, IntStream.range(0, rows[0].length).mapToObj(f -> "x" + f).toArray(String[]::new));
    }

    @Override
    public double one(int row) {
        forest.predict(rows[row], probabilities);
        return probabilities[1];
    }

    @Override
    public void all(double[] out) {
        for (int i = 0; i < rows.length; i++) {
            out[i] = one(i);
        }
    }

    @Override
    public long nodes() {
        return Arrays.stream(forest.trees())
                .map(CART::root)
                .mapToLong(SmileScorer::count)
                .sum();
    }

    private static long count(Node node) {
        return node instanceof InternalNode split ? 1 + count(split.trueChild()) + count(split.falseChild()) : 1;
    }
}
