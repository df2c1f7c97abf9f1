package io.customerprediction.training;

import io.customerprediction.evaluation.Losses;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.Outcomes;
import io.customerprediction.labels.Windows;
import io.customerprediction.progress.Steps;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Chooses the leaf size of the forests on an earlier window: forests of each size learn from what was known one horizon
 * before the end, and predict who returns in the window that ends there. Entries after the end are not used.
 */
final class LeafChoice {
    /** The size where a log is too short or has too few purchases to choose. */
    static final int USUAL = 50;

    /** From the finest to the coarsest. A fully grown forest is no candidate: it learns its customers by heart. */
    private static final int[] CANDIDATES = {25, USUAL, 100};

    private static final int MOST_ROWS = 20_000;
    private static final int MOST_ASKED = 5_000;
    private static final int FEWEST_OF_EACH = 100;
    private static final int TREES = 5;
    private static final Pool POOL = new Pool(0.5, 0.5, 0, 0);

    private LeafChoice() {}

    /** The size that did best by log loss; the coarser of two that did as well. */
    static int of(PurchaseLog log, int end, TrainingOptions options, Steps steps) {
        int earlier = end - options.horizon();
        if (earlier <= log.firstDay() + Windows.STEP) {
            return USUAL;
        }
        Examples asked = new ExamplesBuilder(log, new int[] {earlier}, end).build(MOST_ASKED);
        Outcomes truth = new Outcomes(asked.days(), asked.observed(), options.horizon());
        if (!hasEnoughOfEach(truth)) {
            return USUAL;
        }
        HazardFit fit = new ModelFit(log, earlier, options).hazards(MOST_ROWS, new ArrayList<>());
        steps.done(0.3);
        int best = USUAL;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < CANDIDATES.length; k++) {
            int leaf = CANDIDATES[k];
            Steps part = steps.part(0.3 + 0.7 * k / CANDIDATES.length, 0.3 + 0.7 * (k + 1) / CANDIDATES.length);
            double loss = logLoss(model(fit, leaf, options, part), asked, truth);
            if (loss <= least) {
                least = loss;
                best = leaf;
            }
        }
        return best;
    }

    private static HazardModel model(HazardFit fit, int leaf, TrainingOptions options, Steps steps) {
        ForestGrower grower = ForestGrower.of(fit.examples(), leaf, options).withTrees(TREES);
        return fit.fit(grower, options.horizon(), null, POOL, steps);
    }

    private static boolean hasEnoughOfEach(Outcomes truth) {
        int returned = 0;
        for (int i = 0; i < truth.size(); i++) {
            returned += truth.returned(i) ? 1 : 0;
        }
        return Math.min(returned, truth.size() - returned) >= FEWEST_OF_EACH;
    }

    private static double logLoss(HazardModel model, Examples asked, Outcomes truth) {
        double[] hazards = new double[asked.size() * model.times().length];
        model.cumulativeHazards(
                asked.firstFeatures(model.forest().featureCount()).x(), asked.size(), hazards);
        double[] churn = new double[asked.size()];
        Arrays.setAll(churn, i -> {
            int row = i * model.times().length;
            double[] hazard = Arrays.copyOfRange(hazards, row, row + model.times().length);
            return new SurvivalCurve(model.times(), hazard).at(truth.horizon());
        });
        return Losses.logLoss(truth.churned(), churn);
    }
}
