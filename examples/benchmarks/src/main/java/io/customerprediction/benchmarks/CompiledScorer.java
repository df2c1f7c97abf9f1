package io.customerprediction.benchmarks;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.training.GrownForest;

/** This library. */
record CompiledScorer(CompiledForest forest, double[][] rows, double[] flat) implements Scorer {

    static CompiledScorer train(Customers past, Customers asked) {
        CompiledForest forest =
                GrownForest.grow(past.rows(), past.churned(), 0, 1).compiled();
        return new CompiledScorer(forest, asked.rows(), asked.flat());
    }

    @Override
    public double one(int row) {
        return forest.mean(rows[row]);
    }

    @Override
    public void all(double[] out) {
        forest.mean(flat, rows.length, out);
    }

    @Override
    public long nodes() {
        return forest.nodeCount();
    }
}
