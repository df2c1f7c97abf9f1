package io.customerprediction.app.pages.overview;

import io.customerprediction.app.insights.CampaignEffect;
import io.customerprediction.app.insights.DriftState;
import io.customerprediction.app.insights.FeedState;
import io.customerprediction.app.insights.LiveAccuracy;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.figures.SegmentSummary;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.evaluation.ForecastState;
import io.customerprediction.segments.SegmentName;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something to be done now.
 *
 * @param tone act or watch for what has gone wrong, do for the rest
 * @param text what it is, in a sentence
 * @param link where it is done, from where the application lives
 * @param linkText what the link does
 */
public record ActionView(String tone, String text, String link, String linkText) {
    private static final int STALE_DAYS = 30;
    private static final int CAMPAIGN_IS_NEWS = 60;
    private static final int MOST_CAMPAIGNS = 3;
    private static final String DO = "do";
    private static final String ACT = "act";

    /** The most urgent first. */
    static List<ActionView> of(
            ScoredCustomers customers, Store store, FeedState feed, LocalDate today, boolean mayLoad, Texts texts) {
        List<ActionView> actions = new ArrayList<>();
        if (feed.state() == ForecastState.ACT) {
            actions.add(new ActionView(
                    ACT,
                    texts.get(
                            "overview.feed.stopped",
                            time(feed.silence(), texts),
                            time(feed.usualGap(), texts),
                            Figures.count(feed.missing())),
                    mayLoad ? "/batch" : "",
                    texts.get("overview.do.feed")));
        }
        stale(actions, customers, today, mayLoad, texts);
        model(actions, customers, store, texts);
        savable(actions, customers, texts);
        campaigns(actions, store, today, texts);
        return actions;
    }

    private static void stale(
            List<ActionView> actions, ScoredCustomers customers, LocalDate today, boolean mayLoad, Texts texts) {
        LocalDate last = customers.scoring().dataSet().lastDay();
        long age = ChronoUnit.DAYS.between(last, today);
        if (age > STALE_DAYS) {
            actions.add(new ActionView(
                    "watch",
                    texts.get("overview.do.stale", last, age),
                    mayLoad ? "/batch" : "/customers",
                    texts.get(mayLoad ? "overview.do.load" : "overview.show.customers")));
        }
    }

    private static void model(List<ActionView> actions, ScoredCustomers customers, Store store, Texts texts) {
        ForecastState live = LiveAccuracy.of(
                        store.forecasts().results(customers.scoring().dataSet()))
                .state();
        ForecastState drift = DriftState.of(store.drift().newest());
        for (ForecastState state : List.of(ForecastState.ACT, ForecastState.WATCH)) {
            String tone = state == ForecastState.ACT ? ACT : "watch";
            if (live == state) {
                actions.add(new ActionView(
                        tone,
                        texts.get("overview.do.accuracy." + state),
                        "/model?tab=evidence#live",
                        texts.get("overview.do.model")));
            }
            if (drift == state) {
                actions.add(new ActionView(
                        tone,
                        texts.get("overview.do.drift." + state),
                        "/model?tab=evidence#live",
                        texts.get("overview.do.model")));
            }
        }
    }

    private static void savable(List<ActionView> actions, ScoredCustomers customers, Texts texts) {
        customers.segments().stream()
                .filter(segment ->
                        segment.name() == SegmentName.NEEDS_ATTENTION || segment.name() == SegmentName.AT_RISK)
                .filter(segment -> segment.totals().savable() > 0)
                .sorted(Comparator.comparingDouble(
                        (SegmentSummary segment) -> -segment.totals().savable()))
                .forEach(segment -> actions.add(new ActionView(
                        DO,
                        texts.get(
                                "overview.do.savable",
                                Figures.count(segment.totals().customers()),
                                segment.name().label(),
                                Figures.money(segment.totals().savable())),
                        "/customers?segment=" + segment.name().key() + "&sort=savable",
                        texts.get(
                                "overview.show.count",
                                Figures.count(segment.totals().customers())))));
    }

    private static void campaigns(List<ActionView> actions, Store store, LocalDate today, Texts texts) {
        store.campaigns().all().stream()
                .filter(campaign ->
                        !campaign.lastDay().plusDays(CAMPAIGN_IS_NEWS).isBefore(today))
                .limit(MOST_CAMPAIGNS)
                .map(campaign -> campaign(campaign, today, texts))
                .forEach(actions::add);
    }

    private static ActionView campaign(StoredCampaign campaign, LocalDate today, Texts texts) {
        String link = "/campaign?id=" + campaign.id();
        String linkText = texts.get("overview.do.campaign");
        if (!campaign.isOver()) {
            long left = Math.max(0, ChronoUnit.DAYS.between(today, campaign.lastDay()));
            return new ActionView(
                    DO,
                    texts.get("overview.do.campaign.runs", campaign.name(), campaign.lastDay(), left),
                    link,
                    linkText);
        }
        String result = CampaignEffect.of(campaign)
                .map(effect -> effect.isShown()
                        ? texts.get(
                                "overview.do.campaign.brought",
                                campaign.name(),
                                Figures.signed(effect.broughtBack(), 0),
                                Figures.signed(effect.broughtBackLow(), 0),
                                Figures.signed(effect.broughtBackHigh(), 0))
                        : texts.get("overview.do.campaign.tooSmall", campaign.name()))
                .orElseGet(() -> texts.get("overview.do.campaign.unknown", campaign.name()));
        return new ActionView(DO, result, link, linkText);
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
}
