package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.Campaign;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Scoring;
import io.customerprediction.app.store.Totals;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign would bring.
 *
 * @param scoring whose predictions these are
 * @param threshold the slider's place, in percent
 * @param thresholdError what is wrong with it, or {@code null}
 * @param inputs the other fields of the form
 * @param plan the fields to save it as a campaign
 * @param result {@code null} if something is wrong with the form
 */
public record TargetingView(
        Scoring scoring,
        String threshold,
        @Nullable String thresholdError,
        List<Input> inputs,
        List<Input> plan,
        @Nullable Result result) {
    private static final int SHOWN_EVERY = 100;

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
     * @param outcome of the threshold that was chosen
     * @param best the threshold of the largest profit, in a sentence
     * @param bestLink the same campaign with that threshold, as an address's query; empty if it is the one chosen
     * @param outcomes of some thresholds
     * @param hidden the form as it is, to save it
     */
    public record Result(
            Outcome outcome,
            String best,
            String bestLink,
            ProfitView curve,
            List<Outcome> outcomes,
            List<Input> hidden) {}

    /**
     * What one threshold leads to.
     *
     * @param link the campaign with this threshold, as an address's query
     * @param reached how many are above the threshold, the hold-out group among them
     */
    public record Outcome(
            String threshold,
            String link,
            String reached,
            String contacts,
            String heldOut,
            String profit,
            String lift) {}

    static TargetingView of(Scoring scoring, Audience audience, TargetingForm form, CampaignForm plan, Texts texts) {
        Campaign campaign = form.errors().isEmpty() ? form.campaign() : null;
        return new TargetingView(
                scoring,
                form.typed().getOrDefault(TargetingForm.THRESHOLD, ""),
                form.errors().get(TargetingForm.THRESHOLD),
                Stream.of(TargetingForm.COST, TargetingForm.VALUE, TargetingForm.SUCCESS, TargetingForm.HOLD_OUT)
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
        int best = audience.best(campaign);
        double profit = campaign.profit(audience.reached(best));
        return new Result(
                outcome(form.threshold(), audience, campaign, form),
                best == Audience.NO_CUSTOMERS
                        ? texts.get("targeting.best.none")
                        : texts.get("targeting.best", TargetingForm.percent(best), Figures.money(profit)),
                best == Audience.NO_CUSTOMERS || best == form.threshold() ? "" : form.with(best),
                ProfitView.of(audience, campaign, best, form.threshold(), texts),
                IntStream.iterate(
                                0, threshold -> threshold < Audience.NO_CUSTOMERS, threshold -> threshold + SHOWN_EVERY)
                        .mapToObj(threshold -> outcome(threshold, audience, campaign, form))
                        .toList(),
                form.fields());
    }

    private static Outcome outcome(int threshold, Audience audience, Campaign campaign, TargetingForm form) {
        Totals reached = audience.reached(threshold);
        double contacts = campaign.contacts(reached);
        return new Outcome(
                TargetingForm.percent(threshold),
                form.with(threshold),
                Figures.count(reached.customers()),
                Figures.count(contacts),
                Figures.count(reached.customers() - contacts),
                Figures.money(campaign.profit(reached)),
                String.format(Locale.ROOT, "%.2f", audience.lift(threshold)));
    }
}
