package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.insights.CampaignEffect;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.StoredCampaign;
import java.util.List;

/** All campaigns with their effects, the newest first. */
public record CampaignsView(List<Row> rows) {
    /** A campaign in a line. */
    public record Row(
            long id, String name, String firstDay, String lastDay, String contacted, String heldOut, String effect) {}

    static CampaignsView of(List<StoredCampaign> campaigns, Texts texts) {
        return new CampaignsView(campaigns.stream()
                .map(campaign -> new Row(
                        campaign.id(),
                        campaign.name(),
                        campaign.firstDay().toString(),
                        campaign.lastDay().toString(),
                        Figures.count(campaign.contacted()),
                        Figures.count(campaign.heldOut()),
                        effect(campaign, texts)))
                .toList());
    }

    private static String effect(StoredCampaign campaign, Texts texts) {
        return CampaignEffect.of(campaign)
                .map(effect ->
                        words(effect, texts) + (campaign.isOver() ? "" : ", " + texts.get("campaign.list.running")))
                .orElse(texts.get("campaign.list.unknown"));
    }

    private static String words(CampaignEffect effect, Texts texts) {
        return effect.isShown()
                ? texts.get(
                        "campaign.list.brought",
                        Figures.signed(effect.broughtBack(), 0),
                        Figures.signed(effect.broughtBackLow(), 0),
                        Figures.signed(effect.broughtBackHigh(), 0))
                : texts.get("campaign.list.tooSmall");
    }
}
