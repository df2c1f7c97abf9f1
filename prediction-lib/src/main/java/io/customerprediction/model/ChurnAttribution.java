package io.customerprediction.model;

import io.customerprediction.features.Feature;
import io.customerprediction.features.FeatureGroup;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.CompiledForest;
import io.customerprediction.forest.Contributions;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes the churn probability of one hazard model of a {@link ForecastModel} apart, exactly.
 *
 * <p>Parts are found where the model adds: on the scale η, the logarithm of the cumulative hazard at the horizon, on which
 * forest, proportional hazards and BG/NBD are pooled.
 *
 * <ul>
 *   <li>The base is the η of a customer who is average in everything: the mean over the training customers of the forest's
 *       leaves, and the base of the proportional hazards.
 *   <li>A group of features adds the weight of the forest times its Shapley value among the logarithms of the leaves (see
 *       {@link Contributions}), and the weight of the proportional hazards times its terms. The logarithm of the trees' mean
 *       is a little above the mean of their logarithms; the difference is spread over the groups by the size of what they
 *       add, which changes all of them as little as can be (least squares relative to their size).
 *   <li>BG/NBD adds what the pool is away from one without it, in which the others fill its place by their weights.
 *   <li>The season adds what it changes, and the own rhythm what it changes after that.
 * </ul>
 *
 * <p>From there to the probability exp(−e^η) every part is multiplied by the same number, the mean slope between the base
 * and the answer. For a function of a sum that is the value of Aumann and Shapley, the only one that is additive and treats
 * all parts alike along the straight way from the one to the other ("Values of Non-Atomic Games", 1974; Sun and
 * Sundararajan, "Axiomatic attribution for multilinear functions", 2011). So parts and base sum to the answer, and order and
 * signs stay.
 *
 * <p>Immutable and thread-safe; takes some 24 bytes a node of the forest.
 */
public final class ChurnAttribution {
    private static final double LEAST = 1e-9;
    private static final double MOST = 700;
    private static final double CLOSE = 1e-9;

    private final HazardModel model;
    private final int horizon;
    private final boolean seasonal;
    private final BiFunction<double[], LocalDate, SurvivalCurve> curves;
    /** The curves without the own rhythm; {@code null} if the model has none. */
    private final @Nullable BiFunction<double[], LocalDate, SurvivalCurve> plain;

    private final List<FeatureGroup> groups;
    private final int[] group;
    /** The first of the model's times that is not before the horizon, and how far on the way to it the horizon is. */
    private final int after;

    private final double way;
    private final Contributions forest;
    private final double forestWeight;
    private final double linearWeight;
    private final double linearBase;
    private final double base;

    private ChurnAttribution(
            ForecastModel forecast,
            HazardModel model,
            List<FeatureGroup> featureGroups,
            BiFunction<double[], LocalDate, SurvivalCurve> curves,
            @Nullable BiFunction<double[], LocalDate, SurvivalCurve> plain) {
        this.model = model;
        this.horizon = forecast.horizon();
        this.seasonal = forecast.season().hasEffect();
        this.curves = curves;
        this.plain = plain;
        this.groups = featureGroups.stream().distinct().toList();
        this.group = featureGroups.stream().mapToInt(groups::indexOf).toArray();
        double[] times = model.times();
        int at = Arrays.binarySearch(times, horizon);
        this.after = Math.min(times.length - 1, at >= 0 ? at : -at - 1);
        double start = after == 0 ? 0 : times[after - 1];
        this.way = (horizon - start) / (times[after] - start);
        this.forest = model.forest().contributions(logLeaves(), group);
        Pool pool = model.pool();
        double others = pool.forest() + pool.linear();
        double filling = others > 0 ? 1 + pool.bgNbd() / others : 1;
        this.forestWeight = filling * pool.forest();
        this.linearWeight = filling * pool.linear();
        this.linearBase = log(
                atHorizon(Arrays.stream(model.linear().logBase()).map(Math::exp).toArray()));
        this.base = pool.constant() + forestWeight * forest.base() + linearWeight * linearBase;
    }

    /** For answers where the history is known; rows are those of {@link HistoryFeatures}. */
    public static ChurnAttribution ofHistory(ForecastModel model) {
        return new ChurnAttribution(
                model,
                model.history(),
                HistoryFeatures.groups(model.hasAmounts()),
                model::curveOfHistory,
                model.timing().rhythm() == null ? null : model.withRhythm(null)::curveOfHistory);
    }

    /** For answers from the four inputs; rows are those of {@link RfmFeatures}. */
    public static ChurnAttribution ofRfm(ForecastModel model) {
        return new ChurnAttribution(
                model, model.rfm(), RfmFeatures.groups(model.hasAmounts()), model::curveOfRfm, null);
    }

    private double[] logLeaves() {
        CompiledForest trees = model.forest();
        double[] ends = trees.carried(after);
        double[] starts = after == 0 ? new double[ends.length] : trees.carried(after - 1);
        Arrays.setAll(ends, leaf -> log(starts[leaf] + way * (ends[leaf] - starts[leaf])));
        return ends;
    }

    private double atHorizon(double[] cumulativeHazard) {
        double start = after == 0 ? 0 : cumulativeHazard[after - 1];
        return start + way * (cumulativeHazard[after] - start);
    }

    /**
     * The parts of the answer for one row.
     *
     * @param date the as-of date of the row
     */
    public ChurnParts of(double[] row, LocalDate date) {
        double[] inputs = Arrays.copyOf(row, model.forest().featureCount());
        double[] hazards = new double[model.times().length];
        model.cumulativeHazards(inputs, 1, hazards);
        double pooled = log(atHorizon(hazards));
        BgNbd bgNbd = model.bgNbd();
        double known = bgNbd == null ? pooled : withoutBgNbd(inputs);
        double probability = curves.apply(row, date).at(horizon);
        double answer = seasonal || plain != null ? log(-Math.log(probability)) : pooled;
        double inSeason =
                plain == null ? answer : log(-Math.log(plain.apply(row, date).at(horizon)));
        double slope = slope(answer, probability);
        double[] added = added(inputs, known - base);
        Map<FeatureGroup, Double> parts = new EnumMap<>(FeatureGroup.class);
        for (int k = 0; k < added.length; k++) {
            parts.put(groups.get(k), slope * added[k]);
        }
        return new ChurnParts(
                probability,
                probability(base),
                parts,
                bgNbd == null ? OptionalDouble.empty() : OptionalDouble.of(slope * (pooled - known)),
                bgNbd == null ? OptionalDouble.empty() : OptionalDouble.of(alone(bgNbd, row)),
                seasonal ? OptionalDouble.of(slope * (inSeason - pooled)) : OptionalDouble.empty(),
                plain == null ? OptionalDouble.empty() : OptionalDouble.of(slope * (answer - inSeason)));
    }

    private double withoutBgNbd(double[] row) {
        double linear = linearBase + model.linear().logFactor(row, 0);
        return model.pool().constant() + forestWeight * log(atHorizon(model.means(row, 1))) + linearWeight * linear;
    }

    private double alone(BgNbd bgNbd, double[] row) {
        double tenure = Feature.TENURE.of(row);
        int repeats = (int) Feature.PURCHASE_DAYS.of(row) - 1;
        return bgNbd.noPurchaseWithin(repeats, tenure - Feature.RECENCY.of(row), tenure, horizon);
    }

    /** What each group adds on the scale of η, adjusted so that the sum is the given one. */
    private double[] added(double[] row, double sum) {
        double[] added = new double[groups.size()];
        forest.of(row, added);
        for (int k = 0; k < added.length; k++) {
            added[k] *= forestWeight;
        }
        for (int f = 0; f < group.length; f++) {
            added[group[f]] += linearWeight * model.linear().logFactor(f, row[f]);
        }
        double rest = sum - Arrays.stream(added).sum();
        double size = Arrays.stream(added).map(Math::abs).sum();
        for (int k = 0; k < added.length; k++) {
            added[k] += rest * (size > 0 ? Math.abs(added[k]) / size : 1.0 / added.length);
        }
        return added;
    }

    private double slope(double answer, double probability) {
        double atBase = probability(base);
        return Math.abs(answer - base) < CLOSE ? -Math.exp(base) * atBase : (probability - atBase) / (answer - base);
    }

    private static double probability(double logHazard) {
        return Math.exp(-Math.exp(logHazard));
    }

    private static double log(double hazard) {
        return Math.log(Math.max(LEAST, Math.min(MOST, hazard)));
    }
}
