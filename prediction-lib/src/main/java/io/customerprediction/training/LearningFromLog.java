package io.customerprediction.training;

import io.customerprediction.evaluation.Learning;
import io.customerprediction.evaluation.Learning.OriginalPredictions;
import io.customerprediction.evaluation.PastModel;
import io.customerprediction.forest.CompiledForest;
import io.customerprediction.forest.Tree;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Steps;
import java.util.Arrays;
import java.util.List;

/** The training of this room, as the functions that an evaluation asks for. */
final class LearningFromLog {
    private LearningFromLog() {}

    /** Learns from this log. */
    static Learning of(PurchaseLog log, TrainingOptions options) {
        return new Learning(
                (asOf, steps) -> at(log, asOf, options, steps),
                ModelFit.MOST_ROWS,
                (known, churned, days, asked, steps) -> original(known, churned, days, asked, options, steps));
    }

    private static PastModel at(PurchaseLog log, int asOf, TrainingOptions options, Steps steps) {
        ModelFit fit = new ModelFit(log, asOf, options);
        int leaf = LeafChoice.of(log, asOf, options, steps.part(0, 0.3));
        return new PastModel(
                fit.fit(leaf, steps.part(0.3, 0.9)).model(),
                fit.rows(),
                (mostRows, part) -> fit.fit(leaf, mostRows, part).model());
    }

    private static OriginalPredictions original(
            Examples known, boolean[] churned, double[] days, Examples asked, TrainingOptions options, Steps steps) {
        ForestGrower wekaDefault = ForestGrower.wekaDefault(options);
        return new OriginalPredictions(
                means(wekaDefault.classifier(known, churned, steps.part(0, 0.5)), asked),
                means(wekaDefault.regressor(known, days, steps.part(0.5, 1)), asked));
    }

    /** The mean prediction of the trees for each row. */
    private static double[] means(List<Tree> trees, Examples rows) {
        CompiledForest forest = CompiledForest.of(rows.width(), trees);
        double[] means = new double[rows.size()];
        Arrays.setAll(means, k -> forest.mean(rows.row(k)));
        return means;
    }
}
