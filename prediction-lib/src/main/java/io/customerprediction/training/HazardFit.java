package io.customerprediction.training;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.forest.Tree;
import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.progress.Steps;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.ProportionalHazards;
import io.customerprediction.survival.SeasonalResponse;
import io.customerprediction.survival.fit.ActivityCalendar;
import io.customerprediction.survival.fit.BaseHazard;
import io.customerprediction.survival.fit.FollowUp;
import io.customerprediction.survival.fit.LeafCurves;
import io.customerprediction.survival.fit.LeafPurchases;
import io.customerprediction.survival.fit.LifeTable;
import io.customerprediction.survival.fit.ProportionalHazardsFit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits a hazard model. Weka grows two forests on the same rows: a classifier of the return within the horizon and a
 * regressor of the martingale residuals of the time. All their trees form one forest: every leaf keeps the outcomes of all
 * training customers in it, the censored ones included. Proportional hazards are fitted beside them.
 */
final class HazardFit {
    /** Trees of the regressor for one of the classifier: the horizon should guide the forest, not dominate it. */
    private static final int REGRESSION_SHARE = 3;

    private final Examples examples;
    private final FollowUp followUp;
    private final BaseHazard base;
    private final ProportionalHazards linear;
    private final boolean linearConverged;
    private final SeasonalResponse response;
    private final double responseSlope;
    private final WorthFit worth;

    /**
     * A fit to the outcomes of these rows.
     *
     * @param responseSlope how closely they follow the season, as the calendar of the follow-up found
     * @param worth what they bought later
     */
    HazardFit(Examples examples, FollowUp followUp, double responseSlope, WorthFit worth) {
        this.examples = examples;
        this.worth = worth;
        this.responseSlope = responseSlope;
        this.followUp = followUp;
        this.base = BaseHazard.of(followUp.everyone());
        ProportionalHazardsFit fit = new ProportionalHazardsFit(examples);
        this.linear = fit.fit(followUp);
        this.linearConverged = fit.converged();
        this.response = linearConverged
                ? new SeasonalResponse(responseSlope, ActivityCalendar.centre(examples, linear))
                : SeasonalResponse.ALIKE;
    }

    /** Whether the proportional hazards may be trusted. */
    boolean linearConverged() {
        return linearConverged;
    }

    Examples examples() {
        return examples;
    }

    WorthFit worth() {
        return worth;
    }

    /** The same customers as rows of the four inputs. */
    HazardFit ofRfm(Examples rows) {
        return new HazardFit(rows, followUp, responseSlope, worth.ofRfm(rows));
    }

    /** A model with the trees of both forests; {@code bgNbd} may be absent where rows have no history. */
    HazardModel fit(ForestGrower grower, int horizon, @Nullable BgNbd bgNbd, Pool pool, Steps steps) {
        List<Tree> trees = new ArrayList<>(classifierTrees(grower, horizon, steps.part(0, 0.2)));
        trees.addAll(grower.withTrees(REGRESSION_SHARE * grower.trees())
                .regressor(examples, followUp.residuals(base), steps.part(0.2, 0.9)));
        CompiledForest forest = CompiledForest.ofLeavesApart(examples.width(), trees);
        LeafPurchases later = worth.leaves(forest.leafCount(), examples);
        float[] curves = LeafCurves.of(leafTable(forest, later), base);
        float[] purchases = later.columns();
        int others = purchases.length / forest.leafCount();
        steps.done(1);
        return new HazardModel(
                forest.withCurves(LifeTable.BINS + others, sideBySide(curves, purchases, forest.leafCount())),
                LifeTable.times(),
                linear,
                bgNbd,
                usable(pool),
                response,
                worth.model(pool.bgNbd()));
    }

    private static float[] sideBySide(float[] left, float[] right, int rows) {
        int l = left.length / rows;
        int r = right.length / rows;
        float[] both = new float[Math.addExact(left.length, right.length)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(left, row * l, both, row * (l + r), l);
            System.arraycopy(right, row * r, both, row * (l + r) + l, r);
        }
        return both;
    }

    /** Proportional hazards whose fit did not converge do not count; the forest takes their weight. */
    private Pool usable(Pool pool) {
        return linearConverged ? pool : new Pool(pool.forest() + pool.linear(), 0, pool.bgNbd(), pool.constant());
    }

    private List<Tree> classifierTrees(ForestGrower grower, int horizon, Steps steps) {
        int[] known = IntStream.range(0, examples.size())
                .filter(i -> examples.known(i, horizon))
                .toArray();
        boolean[] returned = new boolean[known.length];
        int events = 0;
        for (int k = 0; k < known.length; k++) {
            returned[k] = !examples.stayedAway(known[k], horizon);
            events += returned[k] ? 1 : 0;
        }
        if (events == 0 || events == known.length) {
            return List.of();
        }
        return grower.classifier(examples.pick(known), returned, steps);
    }

    private LifeTable leafTable(CompiledForest forest, LeafPurchases later) {
        LifeTable table = new LifeTable(forest.leafCount());
        int[] leaves = new int[forest.treeCount()];
        double[] row = new double[examples.width()];
        for (int i = 0; i < examples.size(); i++) {
            Cancellation.check();
            System.arraycopy(examples.x(), i * examples.width(), row, 0, row.length);
            forest.leaves(row, leaves);
            for (int leaf : leaves) {
                table.add(leaf, followUp, i, 1);
                later.add(leaf, i);
            }
        }
        return table;
    }
}
