package io.customerprediction.survival;

import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.forest.CompiledForest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From a row of features to the cumulative hazard of a purchase at fixed times, in a year without seasons. Three models
 * are pooled: the forest, which finds what no formula expresses (the mean over its trees of the outcomes of the
 * training customers in the row's leaf), proportional hazards, which are smooth where leaves are thin, and, where the history is
 * known, BG/NBD, which models customers who leave unnoticed even where the log is too short to show it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param forest whose leaves hold cumulative hazards at {@code times}, then what {@code worth} needs
 * @param times in days, ascending; not to be changed
 * @param linear with its base at {@code times}
 * @param bgNbd fitted to the log in days, or {@code null} if it has no say; rows must otherwise be those of
 *     {@link HistoryFeatures}
 * @param pool how much each counts
 * @param response how closely a row follows the season, by its factor in {@code linear}
 * @param worth what those buy who return; {@code null} for a model that does not say
 */
public record HazardModel(
        CompiledForest forest,
        double[] times,
        ProportionalHazards linear,
        @Nullable BgNbd bgNbd,
        Pool pool,
        SeasonalResponse response,
        @Nullable WorthModel worth) {
    /** The smallest hazard or probability that a logarithm is taken of. */
    public static final double LEAST = 1e-9;

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if the leaves or the base do not carry one number a time, the proportional hazards
     *     are of other features, or a model is missing that counts
     */
    public HazardModel {
        int others = worth == null ? 0 : worth.columns();
        if (forest.columnCount() != times.length + others || linear.logBase().length != times.length) {
            throw new IllegalArgumentException("the leaves carry " + forest.columnCount() + " numbers and the base "
                    + linear.logBase().length + " for " + times.length + " times"
                    + (worth == null ? "" : " and " + others + " numbers of later purchases"));
        }
        if (linear.weight().length != forest.featureCount()) {
            throw new IllegalArgumentException("the forest takes " + forest.featureCount()
                    + " features, the proportional hazards " + linear.weight().length);
        }
        if ((bgNbd == null) != (pool.bgNbd() == 0)) {
            throw new IllegalArgumentException(
                    "the weight of " + (bgNbd == null ? "no " : "") + "BG/NBD is " + pool.bgNbd());
        }
    }

    /** A model that does not say what those buy who return. */
    public HazardModel(
            CompiledForest forest,
            double[] times,
            ProportionalHazards linear,
            @Nullable BgNbd bgNbd,
            Pool pool,
            SeasonalResponse response) {
        this(forest, times, linear, bgNbd, pool, response, null);
    }

    /** The same models in another pool. */
    public HazardModel with(Pool other) {
        return new HazardModel(forest, times, linear, bgNbd, other, response, worth);
    }

    /** The same models with another one of what those buy who return, by the same leaves. */
    public HazardModel with(WorthModel other) {
        return new HazardModel(forest, times, linear, bgNbd, pool, response, other);
    }

    /**
     * The power to which the activity of a season counts for a row.
     *
     * @param rows the features, all values of a row together
     * @param row where the row begins
     */
    public double seasonalExponent(double[] rows, int row) {
        return response.exponent(linear.logFactor(rows, row));
    }

    /**
     * Writes the cumulative hazard of each row at each of the times.
     *
     * @param rows the features of row 0, then those of row 1 and so on
     * @param count how many rows
     * @param out receives {@code times.length} numbers a row, which never fall
     */
    public void cumulativeHazards(double[] rows, int count, double[] out) {
        if (worth == null) {
            means(rows, count, out);
            pool(rows, count, out);
        } else {
            cumulativeHazards(means(rows, count), rows, count, out);
        }
    }

    /**
     * The means over the trees of all that the leaves of each row carry.
     *
     * @return {@code forest.columnCount()} numbers a row
     */
    public double[] means(double[] rows, int count) {
        double[] means = new double[Math.multiplyExact(count, forest.columnCount())];
        means(rows, count, means);
        return means;
    }

    private void means(double[] rows, int count, double[] out) {
        if (count == 1) {
            // the trees of one row go side by side; a batch lets the rows do so
            forest.curve(rows.length > forest.featureCount() ? Arrays.copyOf(rows, forest.featureCount()) : rows, out);
        } else if (rows.length == count * forest.featureCount()) {
            forest.curves(rows, count, out);
        } else {
            throw new IllegalArgumentException(
                    rows.length + " values for " + count + " rows of " + forest.featureCount() + " features");
        }
    }

    /** The same as {@link #cumulativeHazards(double[], int, double[])}, from the means of the rows' leaves. */
    public void cumulativeHazards(double[] means, double[] rows, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(means, i * forest.columnCount(), out, i * times.length, times.length);
        }
        pool(rows, count, out);
    }

    /**
     * What a row buys in the time ahead, given that it returns.
     *
     * @param means of the leaves of all rows
     * @param rows the features of all rows
     * @param i which row
     * @param activity how busy the time up to each of {@link WorthModel#days} is on average for such a customer
     * @return {@code null} if the model does not say
     */
    public @Nullable PurchasesIfReturning purchases(double[] means, double[] rows, int i, double[] activity) {
        return worth == null
                ? null
                : worth.of(
                        means,
                        i * forest.columnCount() + times.length,
                        rows,
                        i * forest.featureCount(),
                        bgNbd,
                        activity);
    }

    private void pool(double[] rows, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            pool(rows, i * forest.featureCount(), out, i * times.length);
        }
    }

    private void pool(double[] rows, int row, double[] out, int at) {
        double logFactor = linear.logFactor(rows, row);
        for (int k = 0; k < times.length; k++) {
            out[at + k] = pool.constant()
                    + pool.forest() * Math.log(Math.max(LEAST, out[at + k]))
                    + pool.linear() * (linear.logBase()[k] + logFactor);
        }
        if (bgNbd != null) {
            add(bgNbd, rows, row, out, at);
        }
        double highest = 0;
        for (int k = at; k < at + times.length; k++) {
            highest = Math.max(highest, Math.exp(out[k]));
            out[k] = highest;
        }
    }

    private void add(BgNbd model, double[] rows, int row, double[] out, int at) {
        int repeats = (int) Feature.PURCHASE_DAYS.of(rows, row) - 1;
        double seen = Feature.TENURE.of(rows, row);
        double last = seen - Feature.RECENCY.of(rows, row);
        double alive = model.alive(repeats, last, seen);
        for (int k = 0; k < times.length; k++) {
            double quiet = 1 - alive + alive * model.quietWhileAlive(repeats, seen, times[k]);
            out[at + k] += pool.bgNbd() * Math.log(Math.max(LEAST, -Math.log(Math.max(LEAST, quiet))));
        }
    }
}
