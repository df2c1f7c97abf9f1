package io.customerprediction.app.pages.overview;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Sparkline;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.Expected;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.figures.PastTotals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One figure with how it was at earlier as-of dates.
 *
 * @param name what it is
 * @param value with its unit
 * @param change since the date before, in words; empty if there was none
 * @param note what it means, in a few words
 * @param link which customers it is about, as a query of the customers' page; may be empty
 * @param linkText how many these are, in words
 * @param line through the dates
 */
public record TrendView(
        String name, String value, String change, String note, String link, String linkText, Sparkline line) {
    /** A figure of some totals. */
    private record Measure(
            String key,
            ToDoubleFunction<Totals> of,
            DoubleFunction<String> text,
            DoubleFunction<String> difference,
            String link) {}

    /** @param past earlier dates and this one, the earliest first */
    static List<TrendView> of(List<PastTotals> past, int horizon, boolean hasAmounts, Texts texts) {
        Totals now = past.get(past.size() - 1).totals();
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure("customers", Totals::customers, Figures::count, d -> Figures.signed(d, 0), ""));
        measures.add(
                new Measure("churn", Totals::churnRate, Figures::percent, Figures::points, "expected=churn&sort=risk"));
        if (now.expectedOrders() > 0) {
            measures.add(new Measure(
                    "expectedOrders", Totals::expectedOrders, Figures::count, d -> Figures.signed(d, 0), ""));
        }
        if (now.expectedSpend() > 0) {
            measures.add(
                    new Measure("expectedSpend", Totals::expectedSpend, Figures::money, TrendView::signedMoney, ""));
            measures.add(
                    new Measure("savable", Totals::savable, Figures::money, TrendView::signedMoney, "sort=savable"));
        } else if (hasAmounts) {
            measures.add(new Measure(
                    "valueAtRisk", Totals::valueAtRisk, Figures::money, TrendView::signedMoney, "sort=value-at-risk"));
        }
        return measures.stream()
                .map(measure -> of(measure, past, now, horizon, texts))
                .toList();
    }

    private static TrendView of(Measure measure, List<PastTotals> past, Totals now, int horizon, Texts texts) {
        List<LocalDate> days = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (PastTotals each : past) {
            double value = measure.of.applyAsDouble(each.totals());
            // releases before worth was forecast have stored no sums of it
            if (value != 0 || each.totals().equals(now)) {
                days.add(each.scoring().asOf());
                values.add(value);
            }
        }
        double value = measure.of.applyAsDouble(now);
        @Nullable Double before = values.size() > 1 ? values.get(values.size() - 2) : null;
        long shown = measure.key.equals("churn") ? Expected.CHURN.number(now) : now.customers();
        String key = "overview." + measure.key;
        return new TrendView(
                texts.get(key),
                measure.text.apply(value),
                before == null
                        ? ""
                        : texts.get(
                                "overview.since", measure.difference.apply(value - before), days.get(days.size() - 2)),
                texts.get(key + ".note", horizon),
                measure.link,
                texts.get(shown == now.customers() ? "overview.show.all" : "overview.show", Figures.count(shown)),
                Sparkline.of(days, values, measure.text, texts));
    }

    private static String signedMoney(double amount) {
        return (amount > 0 ? "+" : amount < 0 ? "−" : "") + Figures.money(Math.abs(amount));
    }
}
