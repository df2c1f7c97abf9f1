package io.customerprediction.survival.fit;

import io.customerprediction.survival.WorthModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The later purchases of the training customers in each leaf, beside {@link LeafCurves}: sums that {@link WorthModel}
 * makes ratios of.
 */
public final class LeafPurchases {
    private static final int[] DAYS = WorthModel.days();
    private static final int HORIZONS = DAYS.length;
    private static final int MONEY = 2 * HORIZONS;

    /** Returns below which the mean of all is not believed alone. */
    private static final double FEW = 10;

    /** Further purchases of one who returns within a month, before any was seen. */
    private static final double START = 0.1;

    /** Returns that count as seen in each leaf, so that no ratio is of nothing. */
    private static final double[] PRIOR = {0.05, 0.05, 0.5, 0.5};

    private static final double VALUE_PRIOR = 0.5;

    private final PurchasesAhead ahead;
    private final double @Nullable [] value;
    private final int columns;
    private final double[] sums;
    private final int[] rows;
    private final double[] everyone;

    /**
     * @param leaves how many there are
     * @param value expected value of a purchase day of each row, or {@code null} without amounts
     */
    public LeafPurchases(int leaves, PurchasesAhead ahead, double @Nullable [] value) {
        this.ahead = ahead;
        this.value = value;
        this.columns = WorthModel.columns(value != null);
        this.sums = new double[Math.multiplyExact(leaves, columns)];
        this.rows = new int[leaves];
        this.everyone = new double[columns];
        for (int i = 0; i < ahead.size(); i++) {
            add(everyone, 0, i);
        }
    }

    /** Counts row i in a leaf. */
    public void add(int leaf, int i) {
        rows[leaf]++;
        add(sums, leaf * columns, i);
    }

    private void add(double[] to, int at, int i) {
        for (int h = 0; h < HORIZONS; h++) {
            if (ahead.returned(i, h)) {
                to[at + 2 * h] += ahead.further(i, h);
                to[at + 2 * h + 1] += ahead.activity(i, h);
            }
        }
        int followed = ahead.followed(i);
        if (value != null && followed >= 0 && ahead.returned(i, followed)) {
            to[at + MONEY] += ahead.later().money(i, followed);
            to[at + MONEY + 1] += ahead.later().days(i, followed) * value[i];
        }
    }

    /** What each leaf carries, leaf by leaf. */
    public float[] columns() {
        double[] base = base();
        double typical = value == null ? 0 : Arrays.stream(value).average().orElse(0);
        double factor = value == null || everyone[MONEY + 1] == 0 ? 1 : everyone[MONEY] / everyone[MONEY + 1];
        float[] all = new float[sums.length];
        for (int leaf = 0; leaf < rows.length; leaf++) {
            int at = leaf * columns;
            double n = Math.max(1, rows[leaf]);
            double level = 1;
            for (int h = 0; h < HORIZONS; h++) {
                double further = sums[at + 2 * h] + PRIOR[h] * level * base[h];
                double returned = sums[at + 2 * h + 1] + PRIOR[h];
                level = further / returned / base[h];
                all[at + 2 * h] = (float) (further / n);
                all[at + 2 * h + 1] = (float) (returned / n);
            }
            if (value != null) {
                double prior = VALUE_PRIOR * typical;
                all[at + MONEY] = (float) ((sums[at + MONEY] + prior * factor) / n);
                all[at + MONEY + 1] = (float) ((sums[at + MONEY + 1] + prior) / n);
            }
        }
        return all;
    }

    /** Further purchases of all who returned; where few were followed for so long, as by the pace of a shorter time. */
    private double[] base() {
        double[] base = new double[HORIZONS];
        double guess = START;
        for (int h = 0; h < HORIZONS; h++) {
            base[h] = (everyone[2 * h] + FEW * guess) / (everyone[2 * h + 1] + FEW);
            guess = h + 1 < HORIZONS ? base[h] * DAYS[h + 1] / DAYS[h] : 0;
        }
        return base;
    }
}
