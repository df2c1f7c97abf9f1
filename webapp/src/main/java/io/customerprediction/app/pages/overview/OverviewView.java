package io.customerprediction.app.pages.overview;

import io.customerprediction.app.insights.ForecastErrors;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.figures.Overview;
import io.customerprediction.app.store.figures.RiskStep;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.history.LogFingerprint.Relation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The whole customer base in a few figures.
 *
 * @param scoring whose predictions these are
 * @param headline who comes back within the horizon
 * @param actions what is to be done now, the most urgent first
 * @param trends single figures with how they were before
 * @param bars how many customers have which risk
 * @param changes what is another than in the scoring before
 * @param freshness how old the data is, in a sentence
 * @param trust how far the model may be trusted, in a sentence; empty if it was not tested on this log
 */
public record OverviewView(
        Scoring scoring,
        Headline headline,
        List<ActionView> actions,
        List<TrendView> trends,
        List<Bar> bars,
        ChangesView changes,
        String freshness,
        String trust) {
    private static final int BARS = 20;
    private static final double HEIGHT = 130;

    /**
     * Customers of about the same risk.
     *
     * @param band of the risk, in lower case
     * @param label what the bar says, for those who point at it or do not see it
     * @param link which customers these are, as a query of the customers' page; empty if there are none
     * @param x where it begins, in a drawing 400 wide and 130 high
     * @param y its upper end
     * @param height of the bar
     */
    public record Bar(String band, String label, String link, String x, String y, String height) {}

    static OverviewView of(
            ScoredCustomers customers, ForecastErrors errors, List<ActionView> actions, LocalDate today, Texts texts) {
        Overview overview = customers.overview();
        Scoring scoring = overview.scoring();
        return new OverviewView(
                scoring,
                Headline.of(customers, overview.totals(), errors, texts),
                actions,
                TrendView.of(
                        customers.trend(),
                        scoring.model().horizonDays(),
                        scoring.dataSet().hasAmounts(),
                        texts),
                bars(customers.histogram(BARS), texts),
                ChangesView.of(customers, overview, texts),
                freshness(scoring, today, texts),
                scoring.modelLog() == Relation.SAME
                        ? texts.get("overview.trust." + scoring.model().grade())
                        : "");
    }

    private static List<Bar> bars(List<RiskStep> steps, Texts texts) {
        double most = steps.stream()
                .mapToLong(step -> step.totals().customers())
                .max()
                .orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (RiskStep step : steps) {
            long customers = step.totals().customers();
            double height = HEIGHT * customers / Math.max(1, most);
            String from = Figures.count(100 * step.from());
            String to = Figures.count(100 * step.to());
            bars.add(new Bar(
                    RiskBand.of((step.from() + step.to()) / 2).name().toLowerCase(Locale.ROOT),
                    texts.get("overview.bar", Figures.count(customers), from, to),
                    customers == 0 ? "" : "min-risk=" + from + "&max-risk=" + to + "&sort=risk",
                    Headline.number(400 * step.from() + 1),
                    Headline.number(HEIGHT - height),
                    Headline.number(height)));
        }
        return bars;
    }

    private static String freshness(Scoring scoring, LocalDate today, Texts texts) {
        long age = ChronoUnit.DAYS.between(scoring.dataSet().lastDay(), today);
        return texts.get(
                "overview.freshness",
                scoring.dataSet().name(),
                scoring.dataSet().lastDay(),
                Math.max(0, age),
                scoring.asOf());
    }
}
