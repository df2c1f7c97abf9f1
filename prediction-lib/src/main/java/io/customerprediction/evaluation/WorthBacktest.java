package io.customerprediction.evaluation;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.LaterPurchases;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.model.Forecast;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.WorthReport;
import io.customerprediction.model.report.WorthReport.Method;
import io.customerprediction.model.report.WorthReport.Misses;
import io.customerprediction.model.report.WorthReport.Tenth;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.PurchasesIfReturning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Compares what a model of the past expected of its customers with what they bought. */
final class WorthBacktest {
    private static final double TAIL = 0.1;

    private final ForecastModel model;
    private final Examples asked;
    private final int horizon;
    private final LocalDate date;
    private final double[] orders;
    private final double @Nullable [] spend;

    private WorthBacktest(PurchaseLog log, ForecastModel model, Examples asked, int asOf, int horizon) {
        this.model = model;
        this.asked = asked;
        this.horizon = horizon;
        this.date = LocalDate.ofEpochDay(asOf);
        LaterPurchases truth =
                LaterPurchases.of(log, asked, new int[] {asOf}, asOf + horizon, new int[] {horizon}, Double.MAX_VALUE);
        this.orders = Arrays.stream(truth.days()).asDoubleStream().toArray();
        this.spend = log.hasAmounts() ? truth.money() : null;
    }

    /**
     * The figures of the model and of simple methods; empty if the model does not say what those buy who return.
     *
     * @param asked customers of the log at the as-of date, who were followed to the end of the horizon
     * @param table their inputs
     */
    static Optional<WorthReport> of(
            PurchaseLog log, ForecastModel model, Examples asked, RfmTable table, int asOf, int horizon) {
        if (model.history().worth() == null || model.rfm().worth() == null) {
            return Optional.empty();
        }
        WorthBacktest test = new WorthBacktest(log, model, asked, asOf, horizon);
        return Optional.of(test.report(WorthBaseline.all(log, asked, table, asOf, horizon)));
    }

    private WorthReport report(List<WorthBaseline> simple) {
        Expected forest = new Expected(i -> model.forecastsOfHistory(asked.row(i), 1, date)[0]);
        Expected brief = new Expected(i -> model.forecastsOfRfm(model.rfmRow(asked.row(i)), 1, date)[0]);
        List<Method> methods = new ArrayList<>();
        methods.add(method(ForecastMethod.FOREST, forest.orders, forest.spend));
        methods.add(method(ForecastMethod.FOREST_ON_FOUR_INPUTS, brief.orders, brief.spend));
        simple.forEach(baseline -> methods.add(method(baseline.method(), baseline.orders(), baseline.spend())));
        return new WorthReport(
                methods,
                misses(forest.ordersP10, forest.ordersP90, orders),
                spend == null ? null : misses(forest.spendP10, forest.spendP90, spend),
                tenths(forest));
    }

    private Method method(ForecastMethod method, double[] expectedOrders, double @Nullable [] expectedSpend) {
        return new Method(
                method,
                WorthMeasures.of(expectedOrders, orders, true),
                expectedSpend == null || spend == null ? null : WorthMeasures.of(expectedSpend, spend, false));
    }

    private static Misses misses(double[] low, double[] high, double[] actual) {
        int below = 0;
        int above = 0;
        for (int i = 0; i < actual.length; i++) {
            below += actual[i] < low[i] ? 1 : 0;
            above += actual[i] > high[i] ? 1 : 0;
        }
        return new Misses(below / (double) actual.length, above / (double) actual.length);
    }

    private List<Tenth> tenths(Expected forest) {
        int[] order = Ranks.of(forest.orders).descending();
        List<Tenth> tenths = new ArrayList<>();
        for (int tenth = 0; tenth < WorthMeasures.TENTHS; tenth++) {
            int[] members = Arrays.copyOfRange(
                    order, WorthMeasures.start(order.length, tenth), WorthMeasures.start(order.length, tenth + 1));
            if (members.length > 0) {
                tenths.add(new Tenth(
                        tenth + 1,
                        members.length,
                        sum(forest.orders, members),
                        sum(orders, members),
                        spend == null ? Double.NaN : sum(forest.spend, members),
                        spend == null ? Double.NaN : sum(spend, members)));
            }
        }
        return tenths;
    }

    private static double sum(double[] values, int[] members) {
        return Arrays.stream(members).mapToDouble(i -> values[i]).sum();
    }

    /** What the model expected of each customer; money is {@code NaN} without amounts. */
    private final class Expected {
        final double[] orders = new double[asked.size()];
        final double[] ordersP10 = new double[asked.size()];
        final double[] ordersP90 = new double[asked.size()];
        final double[] spend = new double[asked.size()];
        final double[] spendP10 = new double[asked.size()];
        final double[] spendP90 = new double[asked.size()];

        Expected(IntFunction<Forecast> forecasts) {
            for (int i = 0; i < asked.size(); i++) {
                Cancellation.check();
                Forecast forecast = forecasts.apply(i);
                PurchasesIfReturning purchases = forecast.purchases();
                if (purchases != null) {
                    read(i, 1 - forecast.curve().at(horizon), purchases);
                }
            }
        }

        private void read(int i, double returning, PurchasesIfReturning purchases) {
            orders[i] = returning * purchases.orders(horizon);
            ordersP10[i] = purchases.ordersExceeded(1 - TAIL, returning, horizon);
            ordersP90[i] = purchases.ordersExceeded(TAIL, returning, horizon);
            if (purchases.hasMoney()) {
                spend[i] = returning * purchases.spend(horizon);
                spendP10[i] = purchases.spendExceeded(1 - TAIL, returning, horizon);
                spendP90[i] = purchases.spendExceeded(TAIL, returning, horizon);
            }
        }
    }
}
