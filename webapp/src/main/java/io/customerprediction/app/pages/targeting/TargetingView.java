package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.Campaign;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.audiences.AudienceRule.By;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.customers.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign would bring.
 *
 * @param scoring whose predictions these are
 * @param by what the customers are chosen by, as in an address
 * @param others how to choose by something else, as an address's query; empty where that is not known
 * @param threshold the slider's place, in percent; {@code null} without a slider
 * @param thresholdError what is wrong with it, or {@code null}
 * @param inputs the other fields of the form
 * @param plan the fields to save it as a campaign
 * @param result {@code null} if something is wrong with the form
 */
public record TargetingView(
        Scoring scoring,
        String by,
        String others,
        @Nullable String threshold,
        @Nullable String thresholdError,
        List<Input> inputs,
        List<Input> plan,
        @Nullable Result result) {
    private static final int SHOWN_EVERY = 100;
    private static final List<Integer> SHOWN_PERCENTAGES = List.of(1, 2, 5, 10, 20, 30, 50, 100);

    /** Below it, those reached are hardly other customers than any. */
    private static final double LEAST_LIFT = 1.2;

    /**
     * One field of the form.
     *
     * @param name of the field, and key of its texts
     * @param value as it was typed, or what is taken where nothing was
     * @param error what is wrong with it, or {@code null}
     */
    public record Input(String name, String value, @Nullable String error) {}

    /**
     * What follows from the form.
     *
     * @param outcome of those who were chosen
     * @param best how far the largest profit reaches, in a sentence
     * @param bestLink the campaign that is advised, as an address's query; empty if it is the one chosen
     * @param warning why these customers are hardly worth a choice; empty if they are
     * @param outcomes of some other choices
     * @param hidden the form as it is, to save it
     */
    public record Result(
            Outcome outcome,
            String best,
            String bestLink,
            String warning,
            ProfitView curve,
            List<Outcome> outcomes,
            List<Input> hidden) {}

    /**
     * What one choice leads to.
     *
     * @param choice how far it reaches, in percent: a threshold, or the share of customers
     * @param link the campaign with this choice, as an address's query
     * @param reached how many are chosen, the hold-out group among them
     * @param kept what the contacts are expected to keep, before their cost
     */
    public record Outcome(
            String choice,
            String link,
            String reached,
            String contacts,
            String heldOut,
            String kept,
            String profit,
            String lift) {}

    static TargetingView of(Scoring scoring, Audience audience, TargetingForm form, CampaignForm plan, Texts texts) {
        Campaign campaign = form.errors().isEmpty() ? form.campaign() : null;
        return new TargetingView(
                scoring,
                audience.by().key(),
                audience.by() == By.RISK ? audience.all().savable() > 0 ? "by=savable" : "" : "by=risk",
                form.typed().get(TargetingForm.THRESHOLD),
                form.errors().get(TargetingForm.THRESHOLD),
                form.typed().keySet().stream()
                        .filter(name -> !name.equals(TargetingForm.THRESHOLD) && !name.equals(TargetingForm.BY))
                        .map(name -> new Input(
                                name,
                                form.typed().getOrDefault(name, ""),
                                form.errors().get(name)))
                        .toList(),
                plan.typed().entrySet().stream()
                        .map(field -> new Input(
                                field.getKey(), field.getValue(), plan.errors().get(field.getKey())))
                        .toList(),
                campaign == null ? null : result(audience, campaign, form, texts));
    }

    private static Result result(Audience audience, Campaign campaign, TargetingForm form, Texts texts) {
        String by = audience.by().key();
        int best = audience.best(campaign);
        Totals most = audience.reached(best);
        int advised = audience.advised(campaign);
        Outcome outcome = outcome(form.step(audience), audience, form.reached(), campaign, form);
        Outcome advice = outcome(advised, audience, audience.reached(advised), campaign, form);
        double lift = audience.lift(form.reached());
        return new Result(
                outcome,
                most.customers() == 0
                        ? texts.get("targeting.best.none." + by)
                        : texts.get(
                                "targeting.best." + by,
                                TargetingForm.percent(best),
                                Figures.money(campaign.profit(most)),
                                Figures.count(campaign.contacts(most)),
                                Figures.percent((double) most.customers()
                                        / audience.all().customers())),
                advised == audience.last() || advice.reached().equals(outcome.reached()) ? "" : advice.link(),
                form.reached().customers() > 0 && lift < LEAST_LIFT
                        ? texts.get("targeting.lift.warning", outcome.lift())
                        : "",
                ProfitView.of(audience, campaign, form, texts),
                outcomes(audience, campaign, form),
                form.fields());
    }

    private static List<Outcome> outcomes(Audience audience, Campaign campaign, TargetingForm form) {
        Stream<Totals> choices = audience.by() == By.RISK
                ? IntStream.iterate(0, step -> step < audience.last(), step -> step + SHOWN_EVERY)
                        .mapToObj(audience::reached)
                : SHOWN_PERCENTAGES.stream()
                        .map(percent ->
                                audience.top((audience.all().customers() * percent + SHOWN_EVERY - 1) / SHOWN_EVERY));
        List<Outcome> outcomes = new ArrayList<>();
        choices.forEach(
                totals -> outcomes.add(outcome(outcomes.size() * SHOWN_EVERY, audience, totals, campaign, form)));
        return outcomes;
    }

    private static Outcome outcome(int step, Audience audience, Totals reached, Campaign campaign, TargetingForm form) {
        double contacts = campaign.contacts(reached);
        boolean byRisk = audience.by() == By.RISK;
        return new Outcome(
                byRisk
                        ? TargetingForm.percent(step)
                        : Figures.percent((double) reached.customers()
                                        / audience.all().customers())
                                .replace("\u00a0%", ""),
                byRisk
                        ? form.with(TargetingForm.THRESHOLD, TargetingForm.percent(step))
                        : form.with(TargetingForm.CONTACTS, TargetingForm.rounded(contacts, 0)),
                Figures.count(reached.customers()),
                Figures.count(contacts),
                Figures.count(reached.customers() - contacts),
                Figures.money(campaign.kept(reached)),
                Figures.money(campaign.profit(reached)),
                Figures.fixed(audience.lift(reached), 2));
    }
}
