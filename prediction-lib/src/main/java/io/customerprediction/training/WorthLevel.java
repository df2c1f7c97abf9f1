package io.customerprediction.training;

import io.customerprediction.labels.Examples;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.WorthModel;
import java.util.Arrays;

/**
 * How much a model expects of the customers of a day who return within the horizon, in a time without seasons.
 *
 * @param further purchase days after the first one
 * @param value of a purchase day; {@code NaN} without amounts
 */
record WorthLevel(double further, double value) {
    private static final int MOST_CUSTOMERS = 4_000;
    private static final double MOST_RATIO = 4;

    /** By a model, of evenly chosen customers. */
    static WorthLevel of(HazardModel model, Examples today, int horizon) {
        int n = Math.min(MOST_CUSTOMERS, today.size());
        int[] rows = new int[n];
        Arrays.setAll(rows, k -> (int) ((long) k * today.size() / n));
        double[] x = today.pick(rows).x();
        double[] means = model.means(x, n);
        double[] times = model.times();
        double[] hazards = new double[n * times.length];
        model.cumulativeHazards(means, x, n, hazards);
        int found = Arrays.binarySearch(times, horizon);
        int at = Math.min(times.length - 1, found >= 0 ? found : -found - 1);
        double[] noSeason = new double[WorthModel.days().length];
        Arrays.fill(noSeason, 1);
        double returns = 0;
        double orders = 0;
        double spend = 0;
        for (int k = 0; k < n; k++) {
            PurchasesIfReturning said = model.purchases(means, x, k, noSeason);
            if (said != null) {
                double returning = -Math.expm1(-hazards[k * times.length + at]);
                returns += returning;
                orders += returning * said.orders(horizon);
                spend += returning * said.spend(horizon);
            }
        }
        return new WorthLevel(orders / returns - 1, spend / orders);
    }

    /**
     * The model of the four inputs at the level of the one of histories: customers of the past who had the same four inputs
     * were younger on average, and such customers bought more.
     *
     * @param wanted level of the model of histories
     * @param model the model of the four inputs
     * @param found its level, of the same customers
     */
    static HazardModel moved(WorthLevel wanted, HazardModel model, WorthLevel found) {
        WorthModel worth = model.worth();
        return worth == null
                ? model
                : model.with(worth.scaled(ratio(wanted.further, found.further), ratio(wanted.value, found.value)));
    }

    /** How much larger the wanted level is, within bounds; 1 where there is nothing to compare. */
    static double ratio(double wanted, double found) {
        double ratio = wanted / found;
        return ratio > 0 ? Math.max(1 / MOST_RATIO, Math.min(MOST_RATIO, ratio)) : 1;
    }
}
