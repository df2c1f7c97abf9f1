package io.customerprediction.benchmarks;

import io.customerprediction.training.GrownForest;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * XGBoost, made to grow a random forest of any depth: one round of trees, each on a sample, no shrinkage. It is called in
 * place, because it remembers its answers to a matrix that it has seen before. One thread.
 */
record XgboostScorer(Booster forest, float[][] rows, float[] all) implements Scorer {
    private static final Pattern NODE = Pattern.compile("(?m)^\\s*\\d+:");

    static XgboostScorer train(Customers past, Customers asked) throws XGBoostError {
        int features = past.rows()[0].length;
        DMatrix data = new DMatrix(past.flatFloats(), past.rows().length, features, Float.NaN);
        float[] label = new float[past.rows().length];
        IntStream.range(0, label.length).forEach(i -> label[i] = past.churned()[i] ? 1 : 0);
        data.setLabel(label);
        Map<String, Object> settings = Map.ofEntries(
                Map.entry("objective", "reg:squarederror"),
                Map.entry("base_score", 0),
                Map.entry("num_parallel_tree", GrownForest.TREES),
                Map.entry("subsample", 0.632),
                Map.entry("colsample_bynode", Library.featuresPerSplit(past) / (double) features),
                Map.entry("eta", 1),
                Map.entry("lambda", 0),
                Map.entry("min_child_weight", 1),
                Map.entry("max_depth", 0),
                Map.entry("max_bin", 1024),
                Map.entry("tree_method", "hist"),
                Map.entry("seed", 1));
        Booster forest = XGBoost.train(data, settings, 1, Map.of(), null, null);
        data.dispose();
        forest.setParam("nthread", 1);
        float[] all = asked.flatFloats();
        float[][] rows = IntStream.range(0, asked.rows().length)
                .mapToObj(i -> Arrays.copyOfRange(all, i * features, (i + 1) * features))
                .toArray(float[][]::new);
        return new XgboostScorer(forest, rows, all);
    }

    @Override
    public double one(int row) throws XGBoostError {
        return forest.inplace_predict(rows[row], 1, rows[row].length, Float.NaN)[0][0];
    }

    @Override
    public void all(double[] out) throws XGBoostError {
        float[][] answers = forest.inplace_predict(all, rows.length, all.length / rows.length, Float.NaN);
        for (int i = 0; i < answers.length; i++) {
            out[i] = answers[i][0];
        }
    }

    @Override
    public long nodes() throws XGBoostError {
        long nodes = 0;
        for (String tree : forest.getModelDump("", false)) {
            nodes += NODE.matcher(tree).results().count();
        }
        return nodes;
    }

    @Override
    public void close() {
        forest.dispose();
    }
}
