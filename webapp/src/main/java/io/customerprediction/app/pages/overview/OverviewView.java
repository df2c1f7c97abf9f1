package io.customerprediction.app.pages.overview;

import io.customerprediction.app.insights.FeedState;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Expected;
import io.customerprediction.app.store.Overview;
import io.customerprediction.app.store.RiskBand;
import io.customerprediction.app.store.RiskStep;
import io.customerprediction.app.store.ScoredCustomers;
import io.customerprediction.app.store.Scoring;
import io.customerprediction.app.store.Totals;
import io.customerprediction.evaluation.ForecastState;
import io.customerprediction.history.LogFingerprint.Relation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The whole customer base in a few figures.
 *
 * @param scoring whose predictions these are
 * @param tiles the figures, the most important first
 * @param bars how many customers have which risk
 * @param freshness how old the data is, in a sentence
 * @param feedProblem that orders have stopped to arrive, in a sentence; empty if they have not
 * @param trust how far the model may be trusted, in a sentence; empty if it was not tested on this log
 * @param changes what changed since this log was scored before, each in a sentence
 */
public record OverviewView(
        Scoring scoring,
        List<Tile> tiles,
        List<Bar> bars,
        String freshness,
        String feedProblem,
        String trust,
        List<String> changes) {
    private static final int BARS = 20;
    private static final int STALE_DAYS = 30;
    private static final double HEIGHT = 130;

    /**
     * One figure.
     *
     * @param name what it is
     * @param value with its unit
     * @param note what it means, in a few words
     * @param link which customers it is about, as a query of the customers' page; may be empty
     * @param linkText how many these are, in words
     */
    public record Tile(String name, String value, String note, String link, String linkText) {}

    /**
     * Customers of about the same risk.
     *
     * @param band of the risk, in lower case
     * @param label what the bar says, for those who point at it or do not see it
     * @param x where it begins, in a drawing 400 wide and 130 high
     * @param y its upper end
     * @param height of the bar
     */
    public record Bar(String band, String label, String x, String y, String height) {}

    static OverviewView of(ScoredCustomers customers, LocalDate today, Texts texts) {
        Overview overview = customers.overview();
        return new OverviewView(
                overview.scoring(),
                tiles(overview.scoring(), overview.totals(), texts),
                bars(customers.histogram(BARS), texts),
                freshness(overview.scoring(), today, texts),
                "",
                overview.scoring().modelLog() == Relation.SAME
                        ? texts.get(
                                "overview.trust." + overview.scoring().model().grade())
                        : "",
                changes(overview, texts));
    }

    private static List<Tile> tiles(Scoring scoring, Totals all, Texts texts) {
        List<Tile> tiles = new ArrayList<>();
        int horizon = scoring.model().horizonDays();
        String showAll = texts.get("overview.show.all", Figures.count(all.customers()));
        tiles.add(new Tile(
                texts.get("overview.customers"),
                Figures.count(all.customers()),
                texts.get("overview.customers.note", scoring.asOf()),
                "",
                showAll));
        tiles.add(new Tile(
                texts.get("overview.churn"),
                Figures.percent(all.churnRate()),
                texts.get("overview.churn.note", Figures.count(Expected.CHURN.number(all)), horizon),
                "expected=churn&sort=risk",
                texts.get("overview.show", Figures.count(Expected.CHURN.number(all)))));
        tiles.add(back(Expected.BACK_30, all, texts));
        tiles.add(back(Expected.BACK_60, all, texts));
        tiles.add(back(Expected.BACK_90, all, texts));
        if (all.expectedSpend() > 0) {
            tiles.add(new Tile(
                    texts.get("overview.expectedSpend"),
                    Figures.money(all.expectedSpend()),
                    texts.get("overview.expectedSpend.note", Figures.count(all.expectedOrders()), horizon),
                    "sort=savable",
                    showAll));
        } else if (scoring.dataSet().hasAmounts()) {
            tiles.add(new Tile(
                    texts.get("overview.valueAtRisk"),
                    Figures.money(all.valueAtRisk()),
                    texts.get(
                            "overview.valueAtRisk.note",
                            Figures.percent(all.monetary() > 0 ? all.valueAtRisk() / all.monetary() : 0)),
                    "sort=value-at-risk",
                    showAll));
        }
        return tiles;
    }

    private static Tile back(Expected what, Totals all, Texts texts) {
        String key = "overview." + what.name().toLowerCase(Locale.ROOT).replace("_", "");
        long customers = what.number(all);
        return new Tile(
                texts.get(key),
                Figures.count(customers),
                texts.get(key + ".note", Figures.percent((double) customers / all.customers())),
                "expected=" + what.name().toLowerCase(Locale.ROOT).replace('_', '-') + "&sort=expected-days&order=asc",
                texts.get("overview.show", Figures.count(customers)));
    }

    private static List<Bar> bars(List<RiskStep> steps, Texts texts) {
        double most = steps.stream()
                .mapToLong(step -> step.totals().customers())
                .max()
                .orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (RiskStep step : steps) {
            double height = HEIGHT * step.totals().customers() / Math.max(1, most);
            bars.add(new Bar(
                    RiskBand.of((step.from() + step.to()) / 2).name().toLowerCase(Locale.ROOT),
                    texts.get(
                            "overview.bar",
                            Figures.count(step.totals().customers()),
                            Figures.count(100 * step.from()),
                            Figures.count(100 * step.to())),
                    coordinate(400 * step.from() + 1),
                    coordinate(HEIGHT - height),
                    coordinate(height)));
        }
        return bars;
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    OverviewView withFeed(FeedState feed, Texts texts) {
        String problem = feed.state() != ForecastState.ACT
                ? ""
                : texts.get(
                        "overview.feed.stopped",
                        time(feed.silence(), texts),
                        time(feed.usualGap(), texts),
                        Figures.count(feed.missing()));
        return new OverviewView(scoring, tiles, bars, freshness, problem, trust, changes);
    }

    /** In the largest unit of which there are two or more. */
    private static String time(Duration time, Texts texts) {
        if (time.toDays() > 1) {
            return texts.get("overview.feed.days", time.toDays());
        }
        if (time.toHours() > 1) {
            return texts.get("overview.feed.hours", time.toHours());
        }
        return time.toMinutes() > 1
                ? texts.get("overview.feed.minutes", time.toMinutes())
                : texts.get("overview.feed.seconds", time.toSeconds());
    }

    private static String freshness(Scoring scoring, LocalDate today, Texts texts) {
        long age = ChronoUnit.DAYS.between(scoring.dataSet().lastDay(), today);
        String key = age > STALE_DAYS ? "overview.freshness.old" : "overview.freshness";
        return texts.get(key, scoring.dataSet().name(), scoring.dataSet().lastDay(), Math.max(0, age), scoring.asOf());
    }

    private static List<String> changes(Overview overview, Texts texts) {
        if (overview.before().isEmpty()) {
            return List.of();
        }
        Totals now = overview.totals();
        Totals before = overview.totalsBefore();
        return List.of(
                texts.get(
                        "overview.change.model",
                        overview.before().get().model().id(),
                        overview.before().get().asOf()),
                texts.get(
                        "overview.change.churn",
                        Figures.percent(before.churnRate()),
                        Figures.percent(now.churnRate()),
                        Figures.points(now.churnRate() - before.churnRate())),
                texts.get(
                        "overview.change.customers",
                        Figures.count(before.customers()),
                        Figures.count(now.customers())));
    }
}
