package io.customerprediction.benchmarks;

import hex.genmodel.ModelMojoReader;
import hex.genmodel.MojoModel;
import io.customerprediction.training.GrownForest;
import java.io.IOException;

/** H2O's MOJO scorer with the trees that this library compiled. */
record MojoScorer(MojoModel forest, double[][] rows, double[] answer, long nodes) implements Scorer {

    static MojoScorer train(Customers past, Customers asked) throws IOException {
        GrownForest grown = GrownForest.grow(past.rows(), past.churned(), 0, 1);
        MojoModel forest = ModelMojoReader.readFrom(new MojoForest(past.rows()[0].length, grown.trees()));
        return new MojoScorer(
                forest, asked.rows(), new double[3], grown.compiled().nodeCount());
    }

    @Override
    public double one(int row) {
        return forest.score0(rows[row], answer)[2];
    }

    @Override
    public void all(double[] out) {
        for (int i = 0; i < rows.length; i++) {
            out[i] = one(i);
        }
    }
}
