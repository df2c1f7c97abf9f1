package io.customerprediction.app.pages.sales;

import io.customerprediction.app.insights.PastSum;
import io.customerprediction.app.insights.SumError;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.forecasts.WeekOfForecast;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders and spend by week, before the as-of date and after it, and how past forecasts came true.
 *
 * @param scoring whose sums these are
 * @param key what the figures are, in the keys of texts
 * @param shown orders or money, each with the link to it
 * @param ahead the weeks; {@code null} if an earlier release has scored the customers, or the model does not say what follows
 * @param missing what to do then, as the key of a text
 * @param past sums of past forecasts beside what came
 * @param weeks of past forecasts beside what came
 */
public record ForecastView(
        Scoring scoring,
        String key,
        List<Link> shown,
        @Nullable Ahead ahead,
        String missing,
        PastSumsView past,
        PastWeeksView weeks) {
    /**
     * The weeks.
     *
     * @param total expected within the horizon, with its interval
     * @param weeksAhead how many weeks are forecast
     * @param chart the weeks as bars
     * @param basis what the intervals rest on, in sentences
     */
    public record Ahead(Total total, int weeksAhead, WeekChart chart, List<String> basis) {}

    /**
     * What is expected in all.
     *
     * @param interval in a few words; empty if it is not known
     */
    public record Total(String expected, String interval) {}

    /** What is known of the past, to be shown. */
    record Known(List<PastSum> sums, List<WeekOfForecast> weeks) {}

    static ForecastView of(ScoredCustomers customers, boolean money, Known known, Texts texts) {
        Scoring scoring = customers.scoring();
        boolean hasAmounts = scoring.dataSet().hasAmounts();
        Optional<Sales> sales = customers.sales();
        Measure measure = new Measure(money);
        SumError error = SumError.of(
                measure.compared(known.sums()), sales.map(measure::past).orElse(new double[0]));
        return new ForecastView(
                scoring,
                measure.key(),
                measure.links(hasAmounts, texts),
                sales.filter(Sales::hasForecast)
                        .map(found -> ahead(found, scoring, measure, error, known, texts))
                        .orElse(null),
                sales.isEmpty() ? "forecast.unknown" : "forecast.noForecast",
                PastSumsView.of(known.sums(), measure, texts),
                PastWeeksView.of(known.weeks(), measure, error, texts));
    }

    private static Ahead ahead(
            Sales sales, Scoring scoring, Measure measure, SumError error, Known known, Texts texts) {
        List<Sales.Week> weeks =
                sales.weeks().stream().filter(Sales.Week::isAhead).toList();
        double expected = weeks.stream().mapToDouble(measure::expected).sum();
        double variance = weeks.stream().mapToDouble(measure::variance).sum();
        String interval = error.ofHorizon(expected, variance)
                .map(range -> texts.get("forecast.interval", measure.text(range.low()), measure.text(range.high())))
                .orElse("");
        return new Ahead(
                new Total(measure.text(expected), interval),
                weeks.size(),
                WeekChart.of(sales, scoring.asOf(), measure, error, texts),
                basis(error, known.sums(), texts));
    }

    private static List<String> basis(SumError error, List<PastSum> sums, Texts texts) {
        if (error.sums() == 0) {
            return List.of(texts.get("forecast.basis.none"));
        }
        long live = sums.stream().filter(PastSum::isLive).count();
        return List.of(
                texts.get("forecast.basis.sums", sums.size() - live, live, Figures.percent(Math.expm1(error.spread()))),
                texts.get("forecast.basis.weeks", Figures.percent(error.weekly())));
    }
}
