package io.customerprediction.app.pages.sales;

import io.customerprediction.app.insights.PastSum.Compared;
import io.customerprediction.app.insights.SumError;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.forecasts.WeekOfForecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weeks that were forecast while the server ran, beside what came.
 *
 * @param rows a forecast each, the latest date first
 * @param inside how many weeks were within the interval of today, in a sentence; empty if there are none
 */
public record PastWeeksView(List<Row> rows, String inside) {
    private static final int MOST = 12;

    /** A forecast: its weeks that are over, together. */
    public record Row(String asOf, int weeks, String expected, String came, String ratio) {}

    static PastWeeksView of(List<WeekOfForecast> weeks, Measure measure, SumError error, Texts texts) {
        Map<String, List<WeekOfForecast>> byDate = new LinkedHashMap<>();
        weeks.forEach(week -> byDate.computeIfAbsent(week.asOf().toString(), date -> new ArrayList<>())
                .add(week));
        List<Row> rows = byDate.entrySet().stream()
                .limit(MOST)
                .map(forecast -> row(forecast.getKey(), forecast.getValue(), measure))
                .toList();
        long inside = weeks.stream()
                .map(measure::compared)
                .filter(week -> error.ofWeek(week.expected(), 0)
                        .filter(range -> range.contains(week.came()))
                        .isPresent())
                .count();
        return new PastWeeksView(
                rows,
                weeks.isEmpty() || error.sums() == 0
                        ? ""
                        : texts.get("forecast.weeks.inside", Figures.count(inside), Figures.count(weeks.size())));
    }

    private static Row row(String asOf, List<WeekOfForecast> weeks, Measure measure) {
        double expected = 0;
        double came = 0;
        for (WeekOfForecast week : weeks) {
            Compared compared = measure.compared(week);
            expected += compared.expected();
            came += compared.came();
        }
        return new Row(
                asOf,
                weeks.size(),
                measure.text(expected),
                measure.text(came),
                expected > 0 ? Figures.fixed(came / expected, 2) : "–");
    }
}
