package io.customerprediction.benchmarks;

import io.customerprediction.training.GrownForest;
import java.util.Arrays;
import weka.classifiers.trees.RandomForest;
import weka.core.Instance;

/** Weka, asked for the trees that this library compiled. */
record WekaScorer(RandomForest forest, Instance[] rows, long nodes) implements Scorer {

    static WekaScorer train(Customers past, Customers asked) {
        GrownForest grown = GrownForest.grow(past.rows(), past.churned(), 0, 1);
        Instance[] rows = Arrays.stream(asked.rows()).map(grown::question).toArray(Instance[]::new);
        return new WekaScorer(grown.weka(), rows, grown.compiled().nodeCount());
    }

    @Override
    public double one(int row) throws Exception {
        return forest.distributionForInstance(rows[row])[1];
    }

    @Override
    public void all(double[] out) throws Exception {
        for (int i = 0; i < rows.length; i++) {
            out[i] = one(i);
        }
    }
}
