package io.customerprediction.model;

import io.customerprediction.features.BgNbd;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.forest.CompiledForest;
import java.util.Arrays;
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
     * Writes the cumulative hazard of each row at each of the times.
     *
     * @param rows the features of row 0, then those of row 1 and so on
     * @param count how many rows
     * @param out receives {@code times.length} numbers a row, which never fall
     */
    public void cumulativeHazards(double[] rows, int count, double[] out) {
        if (count == 1) {
            // the trees of one row go side by side; a batch lets the rows do so
            forest.curve(rows.length > forest.featureCount() ? Arrays.copyOf(rows, forest.featureCount()) : rows, out);
        } else {
            forest.curves(rows, count, out);
        }
        if (bgNbd != null) {
            for (int i = 0; i < count; i++) {
                mix(bgNbd, rows, i * forest.featureCount(), out, i * times.length);
            }
        }
    }

    private void mix(BgNbd model, double[] rows, int row, double[] out, int at) {
        int repeats = (int) rows[row + HistoryFeatures.PURCHASE_DAYS] - 1;
        double seen = rows[row + HistoryFeatures.TENURE];
        double last = seen - rows[row + HistoryFeatures.RECENCY];
        double alive = model.alive(repeats, last, seen);
        double highest = 0;
        for (int k = 0; k < times.length; k++) {
            double ours = Math.max(LEAST, out[at + k]);
            double quiet = 1 - alive + alive * model.quietWhileAlive(repeats, seen, times[k]);
            double theirs = Math.max(LEAST, -Math.log(Math.max(LEAST, quiet)));
            highest = Math.max(highest, ours * Math.exp(bgNbdShare * Math.log(theirs / ours)));
            out[at + k] = highest;
        }
    }
}
