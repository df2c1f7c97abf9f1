package io.customerprediction.model;

import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.CompiledForest;
import io.customerprediction.forest.Tree;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.segments.Position;
import io.customerprediction.segments.Segments;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.OrderValue;
import io.customerprediction.survival.OwnRhythm;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.ProportionalHazards;
import io.customerprediction.survival.Season;
import io.customerprediction.survival.SeasonalResponse;
import io.customerprediction.survival.Timing;
import io.customerprediction.survival.WorthModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** A small model of our own making, with all parts that a trained one has: the longer the silence, the rarer the return. */
public final class MadeUpModel {
    public static final LocalDate AS_OF = LocalDate.of(2021, 6, 30);
    public static final int HORIZON = 60;

    /** What any customer had at most. */
    public static final Position HIGHEST = new Position(400, 80, 9000);

    private static final double[] TIMES = {7, 30, 90, 180, 360};
    private static final int TREES = 12;

    private MadeUpModel() {}

    /** The model as a bundle in memory. */
    public static ModelBundle bundle(boolean amounts) {
        ForecastModel model = model(amounts);
        Position highest = amounts ? HIGHEST : new Position(HIGHEST.recency(), HIGHEST.frequency(), Double.NaN);
        Documents documents =
                new Documents("{\"grade\":{\"letter\":\"B\"}}", "{\"horizon\":" + HORIZON + "}", Optional.empty());
        return ModelBundle.of(model, highest, probes(model), documents);
    }

    /** The same model for customers with a rhythm of their own. */
    static ForecastModel withRhythm(ForecastModel model) {
        double[] weight = {0.3, 0.2, 1.2, 0.5, 0.4, 0.2, 0.3, 0.5, 0.1, 0.2, 0.3};
        return model.withRhythm(new OwnRhythm(weight, HORIZON, 0.05, -0.1));
    }

    /** The same model as a release made it that said nothing of later purchases. */
    public static ModelBundle bundleWithoutWorth() {
        ForecastModel made = model(true);
        ForecastModel model = new ForecastModel(
                made.asOf(),
                made.horizon(),
                made.hasAmounts(),
                made.timing(),
                made.segments(),
                withoutWorth(made.history()),
                withoutWorth(made.rfm()));
        Documents documents = new Documents("{\"grade\":{\"letter\":\"B\"}}", "{}", Optional.empty());
        return ModelBundle.of(model, HIGHEST, probes(model), documents);
    }

    private static HazardModel withoutWorth(HazardModel model) {
        CompiledForest forest = model.forest();
        float[] curves = new float[forest.leafCount() * TIMES.length];
        for (int k = 0; k < TIMES.length; k++) {
            double[] carried = forest.carried(k);
            for (int leaf = 0; leaf < carried.length; leaf++) {
                curves[leaf * TIMES.length + k] = (float) carried[leaf];
            }
        }
        return new HazardModel(
                forest.withCurves(TIMES.length, curves),
                TIMES,
                model.linear(),
                model.bgNbd(),
                model.pool(),
                model.response());
    }

    static ForecastModel model(boolean amounts) {
        return new ForecastModel(
                AS_OF,
                HORIZON,
                amounts,
                new Timing(
                        new Season(AS_OF, List.of(0.3, 0.1, 0.0, -0.2, -0.4, 0.0, 0.2, 0.5, 0.7, -0.3, 0.0, 0.1)),
                        null),
                segments(amounts),
                hazard(HistoryFeatures.names(amounts), new BgNbd(0.8, 40, 0.9, 3), new Pool(0.5, 0.3, 0.3, 0.1)),
                hazard(RfmFeatures.names(amounts), null, new Pool(0.6, 0.5, 0, 0.1)));
    }

    private static Segments segments(boolean amounts) {
        return Segments.around(
                new Position(4, 1.4, amounts ? 6 : Double.NaN),
                new Position(1.2, 0.7, amounts ? 1.3 : Double.NaN),
                List.of(
                        new Position(-1.6, 1.7, amounts ? 1.5 : Double.NaN),
                        new Position(-1.1, -0.4, amounts ? -0.4 : Double.NaN),
                        new Position(0.8, -0.9, amounts ? -1 : Double.NaN)));
    }

    private static HazardModel hazard(List<String> features, @Nullable BgNbd bgNbd, Pool pool) {
        Random random = new Random(7);
        List<Tree> trees = new ArrayList<>();
        for (int t = 0; t < TREES; t++) {
            int other = 1 + t % (features.size() - 1);
            Tree soon = new Tree.Split(other, 2 + random.nextInt(4), leaf(40), leaf(25));
            Tree late = new Tree.Split(0, 120 + random.nextInt(60), leaf(120), leaf(600));
            trees.add(new Tree.Split(0, 20 + random.nextInt(30), soon, late));
        }
        CompiledForest forest = CompiledForest.of(features.size(), trees);
        WorthModel worth = worth(features, bgNbd == null ? 0 : 0.3);
        int columns = TIMES.length + worth.columns();
        float[] curves = new float[forest.leafCount() * columns];
        double[] gap = {40, 25, 120, 600};
        for (int i = 0; i < curves.length; i++) {
            int column = i % columns;
            double pace = 1 / gap[i / columns % gap.length];
            curves[i] = (float) (column < TIMES.length ? TIMES[column] * pace : laterPurchases(column, pace));
        }
        return new HazardModel(
                forest.withCurves(columns, curves),
                TIMES,
                linear(features.size()),
                bgNbd,
                pool,
                new SeasonalResponse(-0.3, 0.4),
                worth);
    }

    private static WorthModel worth(List<String> features, double bgNbd) {
        int total = features.indexOf(Feature.MONETARY.label());
        int count = features.indexOf((bgNbd > 0 ? Feature.PURCHASE_DAYS : Feature.FREQUENCY).label());
        return new WorthModel(total < 0 ? null : new OrderValue(total, count, 40, 2, 900), 1.1, bgNbd, 1.05, 0.6, 0.4);
    }

    /** Further purchases of a return at the pace of the leaf, then the money of its purchases and what was expected. */
    private static double laterPurchases(int column, double pace) {
        int k = column - TIMES.length;
        int horizon = k / 2;
        if (horizon >= WorthModel.days().length) {
            return k % 2 == 0 ? 90 * pace : 100 * pace;
        }
        double returned = -Math.expm1(-pace * WorthModel.days()[horizon]);
        return k % 2 == 0 ? pace * WorthModel.days()[horizon] - returned : returned;
    }

    private static ProportionalHazards linear(int features) {
        double[] mean = new double[features];
        double[] deviation = new double[features];
        double[] weight = new double[features];
        Arrays.fill(mean, 3);
        Arrays.fill(deviation, 1.5);
        weight[0] = -0.8;
        return new ProportionalHazards(
                mean,
                deviation,
                weight,
                DoubleStream.of(TIMES).map(time -> Math.log(time / 100)).toArray());
    }

    private static Tree leaf(double gap) {
        return new Tree.Leaf(gap, 50);
    }

    private static Probes probes(ForecastModel model) {
        int asOf = (int) AS_OF.toEpochDay();
        CustomerHistory history = CustomerHistory.of(
                new int[] {asOf - 200, asOf - 120, asOf - 60, asOf - 12},
                new long[] {20_000_000, 30_000_000, 25_000_000, 40_000_000},
                new short[] {1, 1, 2, 1},
                model.hasAmounts());
        double[] row = new double[HistoryFeatures.rowWidth()];
        HistoryFeatures.fill(history, asOf, row, 0);
        return Probes.of(model, Collections.singletonList(row), List.of(model.rfmRow(row)));
    }
}
