package io.customerprediction.app.pages.overview;

import io.customerprediction.app.insights.ForecastErrors;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.Expected;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one figure of the page: who comes back within the horizon, and the number of them by day.
 *
 * @param returns how many customers
 * @param rest of the sentence that begins with the number
 * @param link which customers these are, as a query of the customers' page
 * @param interval how far the figure may be off, in a sentence
 * @param points of the line of those who are back by then, in a drawing 600 wide and 150 high
 * @param line through them
 */
public record Headline(
        String returns, String rest, String link, String interval, List<CurvePoint> points, String line) {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 150;

    /** The most of the height that the line takes, so that a label has room above it. */
    private static final double USED = 0.86;

    /**
     * How many are back by a day.
     *
     * @param days after the as-of date
     * @param link which customers these are
     * @param label what the point says
     */
    public record CurvePoint(int days, String x, String y, String link, String value, String label) {}

    static Headline of(ScoredCustomers customers, Totals all, ForecastErrors errors, Texts texts) {
        int horizon = customers.scoring().model().horizonDays();
        ForecastErrors.Total returns = errors.returns(customers.riskSteps());
        String rest = all.expectedSpend() > 0
                ? texts.get(
                        "overview.headline.spend",
                        Figures.count(all.customers()),
                        horizon,
                        Figures.money(all.expectedSpend()))
                : texts.get("overview.headline", Figures.count(all.customers()), horizon);
        List<CurvePoint> points = points(all, texts);
        StringBuilder line = new StringBuilder("0," + number(HEIGHT));
        points.forEach(point -> line.append(' ').append(point.x).append(',').append(point.y));
        return new Headline(
                Figures.count(Math.round(returns.expected())),
                rest,
                link(horizon),
                interval(returns, errors, all, texts),
                points,
                line.toString());
    }

    private static String link(int horizon) {
        return switch (horizon) {
            case 30, 60, 90 -> "expected=back-" + horizon + "&sort=risk&order=asc";
            default -> "sort=risk&order=asc";
        };
    }

    private static String interval(ForecastErrors.Total returns, ForecastErrors errors, Totals all, Texts texts) {
        String low = Figures.count(returns.low());
        String high = Figures.count(Math.min(returns.high(), (double) all.customers()));
        if (errors.returns().isEmpty()) {
            return texts.get("overview.interval.chance", low, high);
        }
        ForecastErrors.Total spend = errors.spend(all.expectedSpend());
        int dates = errors.returns().size();
        return all.expectedSpend() > 0 && !Double.isNaN(spend.low())
                ? texts.get(
                        "overview.interval.spend",
                        low,
                        high,
                        Figures.money(spend.low()),
                        Figures.money(spend.high()),
                        dates)
                : texts.get("overview.interval", low, high, dates);
    }

    private static List<CurvePoint> points(Totals all, Texts texts) {
        List<CurvePoint> points = new ArrayList<>();
        int[] days = {30, 60, 90};
        Expected[] by = {Expected.BACK_30, Expected.BACK_60, Expected.BACK_90};
        double most = Math.max(1, all.back90());
        for (int k = 0; k < days.length; k++) {
            long back = by[k].number(all);
            points.add(new CurvePoint(
                    days[k],
                    number(WIDTH * days[k] / 90.0),
                    number(HEIGHT * (1 - USED * Math.min(1, back / most))),
                    "expected=" + by[k].name().toLowerCase(Locale.ROOT).replace('_', '-')
                            + "&sort=expected-days&order=asc",
                    Figures.count(back),
                    texts.get("overview.curve.point", Figures.count(back), days[k])));
        }
        return points;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
