package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.CampaignEffect;
import io.customerprediction.app.insights.FollowUp;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.audiences.StoredCampaign.Count;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All campaigns with their effects, the newest first. */
public record CampaignsView(List<Row> rows) {
    private static final String UNKNOWN = "–";

    /**
     * A campaign in a line.
     *
     * @param state whether its figures can still change, and until when
     * @param contacted how many, and how many of them came back once that is counted
     * @param heldOut the same of those held out
     * @param difference of the two shares with its 95 % interval
     * @param effect what that means
     */
    public record Row(
            long id,
            String name,
            String state,
            String firstDay,
            String contacted,
            String heldOut,
            String difference,
            String effect) {}

    static CampaignsView of(List<StoredCampaign> campaigns, Texts texts) {
        return new CampaignsView(
                campaigns.stream().map(campaign -> row(campaign, texts)).toList());
    }

    private static Row row(StoredCampaign campaign, Texts texts) {
        Optional<CampaignEffect> effect = CampaignEffect.of(campaign);
        Count count = campaign.count();
        return new Row(
                campaign.id(),
                campaign.name(),
                state(campaign, texts),
                campaign.firstDay().toString(),
                group(campaign.contacted(), count == null ? null : count.contactedReturned(), texts),
                group(campaign.heldOut(), count == null ? null : count.heldOutReturned(), texts),
                effect.map(known -> texts.get(
                                "campaign.list.between",
                                Figures.points(known.difference()),
                                Figures.points(known.low()),
                                Figures.points(known.high())))
                        .orElse(UNKNOWN),
                effect.map(known -> words(known, texts)).orElseGet(() -> texts.get(unknown(campaign))));
    }

    private static String state(StoredCampaign campaign, Texts texts) {
        if (campaign.isOver()) {
            return texts.get("campaign.list.final");
        }
        // The days of the window count once late orders of them are in, too.
        String due = campaign.lastDay().plusDays(FollowUp.LATE_DAYS).toString();
        Count count = campaign.count();
        return count == null
                ? texts.get("campaign.list.due", due)
                : texts.get("campaign.list.running", count.until().toString(), due);
    }

    private static String group(int customers, @Nullable Integer returned, Texts texts) {
        return returned == null || customers == 0
                ? Figures.count(customers)
                : texts.get(
                        "campaign.list.group",
                        Figures.count(customers),
                        Figures.percent((double) returned / customers));
    }

    private static String unknown(StoredCampaign campaign) {
        return campaign.heldOut() == 0 ? "campaign.list.noHoldOut" : "campaign.list.unknown";
    }

    private static String words(CampaignEffect effect, Texts texts) {
        if (!effect.isShown()) {
            return effect.needed() == Integer.MAX_VALUE
                    ? texts.get("campaign.list.tooSmall")
                    : texts.get("campaign.list.needed", Figures.count(effect.needed()));
        }
        boolean isUp = effect.difference() > 0;
        double least = isUp ? effect.broughtBackLow() : -effect.broughtBackHigh();
        double most = isUp ? effect.broughtBackHigh() : -effect.broughtBackLow();
        return texts.get(
                isUp ? "campaign.list.brought" : "campaign.list.drove",
                Figures.count(Math.abs(effect.broughtBack())),
                Figures.count(effect.contacted()),
                Figures.count(least),
                Figures.count(most));
    }
}
