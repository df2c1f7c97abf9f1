package io.customerprediction.model;

import io.customerprediction.features.BgNbd;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.forest.CompiledForest;
import org.jspecify.annotations.Nullable;

/**
 * From a row of features to the cumulative hazard of a purchase at fixed times: the mean over the forest's trees of what
 * became of the training customers in the row's leaf. Where the history is known, the BG/NBD model of the same log has a
 * say: the two are averaged on the logarithmic scale, which steadies the answer where leaves are thin.
 *
 * <p>Immutable and thread-safe; allocates nothing.
 *
 * @param forest whose leaves hold cumulative hazards at {@code times}
 * @param times in days of seasonal time, ascending; not to be changed
 * @param bgNbd fitted to the log in days, or {@code null} to let the forest answer alone; rows must then be those of
 *     {@link HistoryFeatures}
 * @param bgNbdShare weight of the BG/NBD model's say, from 0 to 1
 */
public record HazardModel(
        CompiledForest forest, double[] times, @Nullable BgNbd bgNbd, double bgNbdShare) {
    private static final double LEAST = 1e-9;

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if the leaves do not carry one number a time, or the share is none
     */
    public HazardModel {
        if (forest.columnCount() != times.length) {
            throw new IllegalArgumentException(
                    "the leaves carry " + forest.columnCount() + " numbers for " + times.length + " times");
        }
        if (!(bgNbdShare >= 0 && bgNbdShare <= 1)) {
            throw new IllegalArgumentException("the weight of BG/NBD is " + bgNbdShare + ", not from 0 to 1");
        }
    }

    /**
     * Writes the cumulative hazard at each of the times.
     *
     * @param row the features
     * @param out receives {@code times.length} numbers that never fall
     */
    public void cumulativeHazard(double[] row, double[] out) {
        forest.curve(row, out);
        if (bgNbd != null) {
            mix(bgNbd, row, out);
        }
    }

    private void mix(BgNbd model, double[] row, double[] out) {
        int repeats = (int) row[HistoryFeatures.PURCHASE_DAYS] - 1;
        double seen = row[HistoryFeatures.TENURE];
        double last = seen - row[HistoryFeatures.RECENCY];
        double highest = 0;
        for (int k = 0; k < times.length; k++) {
            double quiet = model.noPurchaseWithin(repeats, last, seen, times[k]);
            double theirs = Math.max(LEAST, -Math.log(Math.max(LEAST, quiet)));
            double mixed =
                    Math.exp((1 - bgNbdShare) * Math.log(Math.max(LEAST, out[k])) + bgNbdShare * Math.log(theirs));
            highest = Math.max(highest, mixed);
            out[k] = highest;
        }
    }
}
