package io.customerprediction;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The fields of a {@link Prediction} as JSON has them; the derived ones are written and not read. */
@JsonIgnoreProperties(
        value = {
            "churnProbability",
            "churn",
            "expectedDays",
            "daysIfReturning",
            "p10",
            "p50",
            "p90",
            "nextOrderFrom",
            "nextOrderTo",
            "expectedOrders",
            "expectedOrdersP10",
            "expectedOrdersP90",
            "expectedSpend",
            "expectedSpendP10",
            "expectedSpendP90",
            "savable"
        },
        allowGetters = true)
record PredictionJson(
        String asOf,
        int horizonDays,
        double churnProbability,
        boolean churn,
        double expectedDays,
        double daysIfReturning,
        @Nullable Integer p10,
        @Nullable Integer p50,
        @Nullable Integer p90,
        @Nullable String nextOrderFrom,
        @Nullable String nextOrderTo,
        Basis basis,
        int cluster,
        String segment,
        String modelId,
        List<String> warnings,
        SurvivalCurve curve,
        @Nullable Double expectedOrders,
        @Nullable Double expectedOrdersP10,
        @Nullable Double expectedOrdersP90,
        @Nullable Double expectedSpend,
        @Nullable Double expectedSpendP10,
        @Nullable Double expectedSpendP90,
        @Nullable Double savable,
        @Nullable Purchases purchases) {

    /** The fields of {@link PurchasesIfReturning}; the value is {@code null} where there are no amounts. */
    record Purchases(double[] further, @Nullable Double orderValue, double dispersion, double variation) {
        static @Nullable Purchases of(@Nullable PurchasesIfReturning p) {
            return p == null
                    ? null
                    : new Purchases(
                            p.further(), p.hasMoney() ? (Double) p.orderValue() : null, p.dispersion(), p.variation());
        }

        PurchasesIfReturning purchases() {
            double value = orderValue == null ? Double.NaN : orderValue;
            return new PurchasesIfReturning(further, value, dispersion, variation);
        }
    }

    static PredictionJson of(Prediction p) {
        Worth worth = p.worth().orElse(null);
        Expectation orders = worth == null ? null : worth.orders();
        Worth.Money money = worth == null ? null : worth.money();
        Expectation spend = money == null ? null : money.spend();
        return new PredictionJson(
                p.asOf().toString(),
                p.horizonDays(),
                p.churnProbability(),
                p.churn(),
                p.expectedDays(),
                p.daysIfReturning(),
                orNull(p.p10()),
                orNull(p.p50()),
                orNull(p.p90()),
                date(p, DayWindow::from),
                date(p, DayWindow::to),
                p.basis(),
                p.cluster(),
                p.segment(),
                p.modelId(),
                p.warnings(),
                p.curve(),
                orders == null ? null : (Double) orders.mean(),
                orders == null ? null : (Double) orders.p10(),
                orders == null ? null : (Double) orders.p90(),
                spend == null ? null : (Double) spend.mean(),
                spend == null ? null : (Double) spend.p10(),
                spend == null ? null : (Double) spend.p90(),
                money == null ? null : (Double) money.savable(),
                Purchases.of(p.purchases()));
    }

    private static @Nullable String date(Prediction p, ToIntFunction<DayWindow> day) {
        return p.nextOrder()
                .map(window -> p.asOf().plusDays(day.applyAsInt(window)).toString())
                .orElse(null);
    }

    private static @Nullable Integer orNull(OptionalInt day) {
        return day.isPresent() ? day.getAsInt() : null;
    }

    Prediction prediction() {
        return new Prediction(
                LocalDate.parse(asOf),
                horizonDays,
                curve,
                purchases == null ? null : purchases.purchases(),
                basis,
                new CustomerSegment(cluster, segment),
                modelId,
                warnings);
    }
}
