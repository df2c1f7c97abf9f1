package io.customerprediction.training;

import io.customerprediction.features.Feature;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.OrderValue;
import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.WorthModel;
import io.customerprediction.survival.fit.LargeAmounts;
import io.customerprediction.survival.fit.LeafPurchases;
import io.customerprediction.survival.fit.OrderValueFit;
import io.customerprediction.survival.fit.PurchasesAhead;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits what those buy who return: the values of purchase days before the forest is grown, what its leaves carry, and level and
 * spread once it is.
 *
 * @param ahead what the training rows bought later
 * @param large amounts, which count up to a cap
 * @param value of purchase days, or {@code null} for a log without amounts
 */
record WorthFit(
        PurchasesAhead ahead, LargeAmounts large, @Nullable OrderValue value) {
    private static final int[] DAYS = WorthModel.days();
    /** What the rows of a window count for the level against those of the window 30 days later: customers change. */
    private static final double MEMORY = 0.5;

    private static final int MOST_ROWS = 8_000;
    private static final int FEWEST_RETURNS = 30;
    private static final double USUAL_DISPERSION = 1;
    private static final double USUAL_VARIATION = 0.5;
    private static final double LEAST_SPREAD = 0.02;
    private static final double MOST_SPREAD = 25;
    private static final double MOST_LEVEL = 4;

    /** From rows of the history features. */
    static WorthFit ofHistory(Examples examples, PurchasesAhead ahead, LargeAmounts large, boolean hasAmounts) {
        return hasAmounts
                ? of(examples, ahead, large, Feature.MONETARY.column(), Feature.PURCHASE_DAYS.column())
                : new WorthFit(ahead, large, null);
    }

    /** The same customers, from rows of the four inputs. */
    WorthFit ofRfm(Examples examples) {
        return value == null
                ? this
                : of(
                        examples,
                        ahead,
                        large,
                        RfmFeatures.columns(true).indexOf(Feature.MONETARY),
                        RfmFeatures.columns(true).indexOf(Feature.FREQUENCY));
    }

    private static WorthFit of(Examples examples, PurchasesAhead ahead, LargeAmounts large, int total, int count) {
        return new WorthFit(ahead, large, OrderValueFit.fit(examples, ahead, total, count, large.cap()));
    }

    /** Tables of so many leaves, to which rows are to be added. */
    LeafPurchases leaves(int count, Examples examples) {
        OrderValue known = value;
        if (known == null) {
            return new LeafPurchases(count, ahead, null);
        }
        double[] values = new double[examples.size()];
        Arrays.setAll(values, i -> known.of(examples.x(), i * examples.width()));
        return new LeafPurchases(count, ahead, values);
    }

    /** A model whose level and spread are still to be found. */
    WorthModel model(double bgNbd) {
        return new WorthModel(value, 1, bgNbd, large.tail(), USUAL_DISPERSION, USUAL_VARIATION);
    }

    /**
     * The model at the level of what the rows bought later, with their spread; as it is where few returned.
     *
     * @param model fitted to the rows, with a model of worth at level 1
     * @param examples the rows
     * @param horizon days at which level and spread should be right
     */
    HazardModel calibrated(HazardModel model, Examples examples, int horizon) {
        WorthModel worth = model.worth();
        if (worth == null) {
            return model;
        }
        int n = Math.min(MOST_ROWS, examples.size());
        int[] rows = new int[n];
        Arrays.setAll(rows, k -> (int) ((long) k * examples.size() / n));
        Examples some = examples.pick(rows);
        double[] means = model.means(some.x(), n);
        for (int h = nearest(horizon); h >= 0; h--) {
            Spread spread = new Spread();
            for (int k = 0; k < n; k++) {
                Cancellation.check();
                PurchasesIfReturning said =
                        ahead.returned(rows[k], h) ? model.purchases(means, some.x(), k, activity(rows[k])) : null;
                if (said != null) {
                    spread.add(rows[k], h, said, Math.pow(MEMORY, some.window()[k]));
                }
            }
            if (spread.rows >= FEWEST_RETURNS) {
                return model.with(spread.model(worth));
            }
        }
        return model;
    }

    private static int nearest(int horizon) {
        int best = 0;
        for (int h = 1; h < DAYS.length; h++) {
            best = Math.abs(DAYS[h] - horizon) <= Math.abs(DAYS[best] - horizon) ? h : best;
        }
        return best;
    }

    private double[] activity(int row) {
        double[] activity = new double[DAYS.length];
        Arrays.setAll(activity, h -> ahead.activity(row, h));
        return activity;
    }

    /** Sums over rows that returned: what they bought, and what was expected of them. */
    private final class Spread {
        int rows;
        private double lateFurther;
        private double lateExpected;
        private double expected;
        private double expectedSquares;
        private double furtherSquares;
        private double furtherExpected;
        private double moneyErrors;
        private double moneyScale;

        void add(int row, int h, PurchasesIfReturning said, double weight) {
            lateFurther += weight * ahead.further(row, h);
            lateExpected += weight * (said.orders(DAYS[h]) - 1);
            double seen = ahead.further(row, h);
            double mean = said.orders(DAYS[h]) - 1;
            rows++;
            expected += mean;
            furtherSquares += seen * seen;
            expectedSquares += mean * mean;
            furtherExpected += seen * mean;
            if (said.hasMoney()) {
                double value = said.orderValue() / large.tail();
                double error = ahead.later().money(row, h) - (seen + 1) * value;
                moneyErrors += error * error;
                moneyScale += (seen + 1) * value * value;
            }
        }

        WorthModel model(WorthModel worth) {
            double level = lateFurther > 0 && lateExpected > 0 ? lateFurther / lateExpected : 1;
            level = Math.max(1 / MOST_LEVEL, Math.min(MOST_LEVEL, level));
            // variance is mean + dispersion mean², summed over the rows
            double squares = furtherSquares - 2 * level * furtherExpected + level * level * expectedSquares;
            double dispersion = (squares - level * expected) / (level * level * expectedSquares);
            double variation = moneyScale > 0 ? moneyErrors / moneyScale : USUAL_VARIATION;
            return new WorthModel(
                    worth.value(), level, worth.bgNbd(), worth.scale(), within(dispersion), within(variation));
        }

        private double within(double spread) {
            return Double.isFinite(spread) ? Math.max(LEAST_SPREAD, Math.min(MOST_SPREAD, spread)) : 1;
        }
    }
}
