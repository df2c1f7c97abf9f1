package io.customerprediction.evaluation;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.LaterPurchases;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.fit.BgNbdFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A simple method of expecting orders and spend.
 *
 * @param method which method
 * @param orders expected purchase days of each customer within the horizon
 * @param spend expected spend of each; {@code null} if the log has no amounts
 */
record WorthBaseline(ForecastMethod method, double[] orders, double @Nullable [] spend) {
    /** A young customer's rate is that of a month more, or a first purchase would count as one a day. */
    private static final double MORE_DAYS = 30;

    /**
     * All methods.
     *
     * @param asked customers at the as-of date
     * @param table their inputs
     * @param asOf as days since 1970-01-01
     */
    static List<WorthBaseline> all(PurchaseLog log, Examples asked, RfmTable table, int asOf, int horizon) {
        List<WorthBaseline> all = new ArrayList<>();
        all.add(ownRate(table, horizon));
        all.add(lastWindow(log, asked, asOf, horizon));
        bgNbd(log, asked, table, asOf, horizon).ifPresent(all::add);
        return all;
    }

    /** The pace and the spend of the whole past go on. */
    private static WorthBaseline ownRate(RfmTable table, int horizon) {
        double[] orders = new double[table.size()];
        double[] spend = new double[table.size()];
        for (int i = 0; i < orders.length; i++) {
            double share = horizon / (table.tenure()[i] + 1 + MORE_DAYS);
            orders[i] = table.purchaseDays()[i] * share;
            spend[i] = Math.max(0, table.monetary()[i]) * share;
        }
        return new WorthBaseline(ForecastMethod.OWN_RATE, orders, table.hasMonetary() ? spend : null);
    }

    /** The last window of one horizon comes again. */
    private static WorthBaseline lastWindow(PurchaseLog log, Examples asked, int asOf, int horizon) {
        LaterPurchases last =
                LaterPurchases.of(log, asked, new int[] {asOf - horizon}, asOf, new int[] {horizon}, Double.MAX_VALUE);
        double[] orders = Arrays.stream(last.days()).asDoubleStream().toArray();
        return new WorthBaseline(ForecastMethod.LAST_WINDOW, orders, log.hasAmounts() ? last.money() : null);
    }

    /** BG/NBD for the orders, the own mean value drawn to that of all for the spend (gamma-gamma); empty if it has no fit. */
    private static Optional<WorthBaseline> bgNbd(
            PurchaseLog log, Examples asked, RfmTable table, int asOf, int horizon) {
        int[] repeats = IntStream.range(0, table.size()).map(table::repeats).toArray();
        double[] span =
                IntStream.range(0, table.size()).mapToDouble(table::span).toArray();
        BgNbdFit fit = BgNbdFit.fit(repeats, span, table.tenure());
        if (!fit.converged()) {
            return Optional.empty();
        }
        BgNbd model = fit.model();
        double[] orders = new double[table.size()];
        Arrays.setAll(orders, i -> {
            double seen = table.tenure()[i];
            double returning = 1 - model.noPurchaseWithin(repeats[i], span[i], seen, horizon);
            return returning * (1 + model.furtherIfReturning(repeats[i], seen, horizon));
        });
        if (!log.hasAmounts()) {
            return Optional.of(new WorthBaseline(ForecastMethod.BG_NBD, orders, null));
        }
        double[] spend = values(log, asked, asOf);
        Arrays.setAll(spend, i -> spend[i] * orders[i]);
        return Optional.of(new WorthBaseline(ForecastMethod.BG_NBD, orders, spend));
    }

    /**
     * Each customer's mean value of a purchase day, drawn to the mean of all by the ratio of the variances within and between
     * customers (Bühlmann 1967).
     */
    private static double[] values(PurchaseLog log, Examples asked, int asOf) {
        int n = asked.size();
        double[] count = new double[n];
        double[] mean = new double[n];
        double within = 0;
        double repeats = 0;
        for (int i = 0; i < n; i++) {
            CustomerHistory history = log.history(asked.customer()[i]);
            double squares = 0;
            for (int k = 0; k < history.size() && history.day(k) <= asOf; k++) {
                if (history.orders(k) > 0) {
                    count[i]++;
                    double off = history.amount(k) - mean[i];
                    mean[i] += off / count[i];
                    squares += off * (history.amount(k) - mean[i]);
                }
            }
            within += squares;
            repeats += count[i] - 1;
        }
        double all = IntStream.range(0, n).mapToDouble(i -> count[i] * mean[i]).sum() / WorthMeasures.sum(count);
        double variance = within / Math.max(1, repeats);
        double prior = variance / Math.max(1e-9 * all * all, between(count, mean, all, variance));
        double[] values = new double[n];
        Arrays.setAll(values, i -> (count[i] * mean[i] + prior * all) / (count[i] + prior));
        return values;
    }

    private static double between(double[] count, double[] mean, double all, double within) {
        double squares = 0;
        double countSquares = 0;
        for (int i = 0; i < count.length; i++) {
            squares += count[i] * (mean[i] - all) * (mean[i] - all);
            countSquares += count[i] * count[i];
        }
        double days = WorthMeasures.sum(count);
        return (squares - (count.length - 1) * within) / (days - countSquares / days);
    }
}
