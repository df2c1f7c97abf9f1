package io.customerprediction.app.pages.overview;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Expected;
import io.customerprediction.app.store.PastTotals;
import io.customerprediction.app.store.Totals;
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
 * @param line through the dates in a drawing 120 wide and 32 high; empty for a single one
 * @param points the dates
 */
public record TrendView(
        String name,
        String value,
        String change,
        String note,
        String link,
        String linkText,
        String line,
        List<Point> points) {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 32;

    /** One date. */
    public record Point(String x, String y, String label) {}

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
                values.size() > 1 ? line(days, values) : "",
                values.size() > 1 ? points(days, values, measure.text, texts) : List.of());
    }

    private static String signedMoney(double amount) {
        return (amount > 0 ? "+" : amount < 0 ? "−" : "") + Figures.money(Math.abs(amount));
    }

    private static String line(List<LocalDate> days, List<Double> values) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < days.size(); k++) {
            line.append(k == 0 ? "" : " ").append(x(days, k)).append(',').append(y(values, k));
        }
        return line.toString();
    }

    private static List<Point> points(
            List<LocalDate> days, List<Double> values, DoubleFunction<String> text, Texts texts) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < days.size(); k++) {
            points.add(new Point(
                    x(days, k),
                    y(values, k),
                    texts.get("overview.trend.point", days.get(k), text.apply(values.get(k)))));
        }
        return points;
    }

    private static String x(List<LocalDate> days, int k) {
        double first = days.get(0).toEpochDay();
        double last = days.get(days.size() - 1).toEpochDay();
        return Headline.number(WIDTH * (days.get(k).toEpochDay() - first) / (last - first));
    }

    private static String y(List<Double> values, int k) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Headline.number(most == least ? HEIGHT / 2 : HEIGHT * (most - values.get(k)) / (most - least));
    }
}
