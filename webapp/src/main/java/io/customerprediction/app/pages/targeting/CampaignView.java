package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.CampaignEffect;
import io.customerprediction.app.insights.FollowUp;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.audiences.Campaigns.Overlap;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.audiences.StoredCampaign.Count;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A campaign and what its two groups did.
 *
 * @param lead who is in it and which days count
 * @param madeBy when it was saved and by whom
 * @param progress how far it is counted
 * @param effects what contacting changed, each in a sentence
 * @param groups the two groups; empty before anything is counted
 * @param overlaps names of other campaigns of the same days, with how many of the customers are in them
 */
public record CampaignView(
        long id,
        String name,
        String lead,
        String madeBy,
        String progress,
        List<String> effects,
        List<Group> groups,
        List<Other> overlaps) {
    private static final String UNKNOWN = "–";

    /** One group, in words. */
    public record Group(String name, String customers, String returned, String rate, String spend) {}

    /** Another campaign. */
    public record Other(long id, String name, String shared) {}

    static CampaignView of(StoredCampaign campaign, List<Overlap> overlaps, Texts texts) {
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                texts.get(
                        "campaign.lead." + campaign.rule().by().key(),
                        Figures.count(campaign.contacted() + campaign.heldOut()),
                        Figures.fixed(100 * campaign.rule().minRisk(), 1),
                        campaign.modelId(),
                        Figures.count(campaign.contacted()),
                        Figures.count(campaign.heldOut()),
                        campaign.firstDay().plusDays(1),
                        campaign.lastDay()),
                madeBy(campaign, texts),
                progress(campaign, texts),
                effects(campaign, texts),
                groups(campaign, texts),
                overlaps.stream()
                        .map(other -> new Other(
                                other.campaign().id(), other.campaign().name(), Figures.count(other.shared())))
                        .toList());
    }

    private static String madeBy(StoredCampaign campaign, Texts texts) {
        String day = campaign.madeAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return campaign.madeBy().isEmpty()
                ? texts.get("campaign.madeBy.unknown", day)
                : texts.get("campaign.madeBy", day, campaign.madeBy());
    }

    private static String progress(StoredCampaign campaign, Texts texts) {
        Count count = campaign.count();
        if (count == null) {
            return texts.get("campaign.waiting", campaign.firstDay().plusDays(1), FollowUp.LATE_DAYS);
        }
        return count.isFinal()
                ? texts.get("campaign.over")
                : texts.get("campaign.until", count.until(), campaign.lastDay());
    }

    private static List<String> effects(StoredCampaign campaign, Texts texts) {
        Count count = campaign.count();
        if (count == null) {
            return List.of();
        }
        Optional<CampaignEffect> effect = CampaignEffect.of(campaign);
        if (effect.isEmpty()) {
            return List.of(texts.get("campaign.effect.noHoldOut"));
        }
        List<String> sentences = new ArrayList<>(sentences(effect.get(), texts));
        if (!Double.isNaN(count.contactedSpend() - count.heldOutSpend())) {
            sentences.add(
                    Double.isNaN(count.spendLow())
                            ? texts.get("campaign.effect.money.unknown")
                            : texts.get(
                                    "campaign.effect.money",
                                    Figures.signed(count.contactedSpend() - count.heldOutSpend(), 2),
                                    Figures.signed(count.spendLow(), 2),
                                    Figures.signed(count.spendHigh(), 2)));
        }
        return sentences;
    }

    private static List<String> sentences(CampaignEffect effect, Texts texts) {
        String contacted = Figures.count(effect.contacted());
        if (!effect.isShown()) {
            String small = texts.get(
                    "campaign.effect.none",
                    Figures.signed(effect.broughtBack(), 0),
                    contacted,
                    Figures.signed(effect.broughtBackLow(), 0),
                    Figures.signed(effect.broughtBackHigh(), 0));
            return effect.needed() == Integer.MAX_VALUE
                    ? List.of(small)
                    : List.of(small, texts.get("campaign.effect.needed", Figures.count(effect.needed())));
        }
        return effect.low() > 0
                ? List.of(texts.get(
                        "campaign.effect.up",
                        Figures.count(effect.broughtBack()),
                        contacted,
                        Figures.count(effect.broughtBackLow()),
                        Figures.count(effect.broughtBackHigh())))
                : List.of(texts.get(
                        "campaign.effect.down",
                        Figures.count(-effect.broughtBack()),
                        contacted,
                        Figures.count(-effect.broughtBackHigh()),
                        Figures.count(-effect.broughtBackLow())));
    }

    private static List<Group> groups(StoredCampaign campaign, Texts texts) {
        Count count = campaign.count();
        return count == null
                ? List.of()
                : List.of(
                        group(
                                "contact",
                                campaign.contacted(),
                                count.contactedReturned(),
                                count.contactedSpend(),
                                texts),
                        group("hold-out", campaign.heldOut(), count.heldOutReturned(), count.heldOutSpend(), texts));
    }

    private static Group group(String name, int customers, int returned, double spend, Texts texts) {
        return new Group(
                texts.get("campaign.group." + name),
                Figures.count(customers),
                Figures.count(returned),
                customers == 0 ? UNKNOWN : Figures.percent((double) returned / customers),
                Double.isNaN(spend) ? UNKNOWN : Figures.fixed(spend, 2));
    }
}
