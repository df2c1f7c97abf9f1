package io.customerprediction.app.api.insights;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.insights.CampaignEffect;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.audiences.StoredCampaign.Count;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers {@code GET /api/v1/campaigns}: what campaigns brought. Thread-safe. */
public final class CampaignsApi {
    private final Supplier<Optional<Store>> store;

    /** @param store empty if there is no database; throws while the database is away */
    public CampaignsApi(Supplier<Optional<Store>> store) {
        this.store = store;
    }

    /** Answers one request. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<StoredCampaign> all = store.get()
                .orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database of customers."))
                .campaigns()
                .all();
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("campaigns");
            for (StoredCampaign campaign : all) {
                write(json, campaign);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, StoredCampaign campaign) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", campaign.id());
        json.writeStringField("name", campaign.name());
        json.writeStringField("model", campaign.modelId());
        json.writeStringField("chosen_by", campaign.rule().by().key());
        json.writeStringField("contacted_on", campaign.firstDay().toString());
        json.writeStringField("last_day", campaign.lastDay().toString());
        json.writeNumberField("contacted", campaign.contacted());
        json.writeNumberField("held_out", campaign.heldOut());
        json.writeBooleanField("over", campaign.isOver());
        Count count = campaign.count();
        if (count != null) {
            json.writeStringField("counted_until", count.until().toString());
            json.writeNumberField("contacted_returned", count.contactedReturned());
            json.writeNumberField("held_out_returned", count.heldOutReturned());
            AccuracyApi.number(json, "contacted_spend", count.contactedSpend());
            AccuracyApi.number(json, "held_out_spend", count.heldOutSpend());
            AccuracyApi.number(json, "spend_difference_low", count.spendLow());
            AccuracyApi.number(json, "spend_difference_high", count.spendHigh());
            effect(json, CampaignEffect.of(campaign));
        }
        json.writeEndObject();
    }

    private static void effect(JsonGenerator json, Optional<CampaignEffect> effect) throws IOException {
        if (effect.isPresent()) {
            json.writeNumberField("brought_back", effect.get().broughtBack());
            json.writeNumberField("brought_back_low", effect.get().broughtBackLow());
            json.writeNumberField("brought_back_high", effect.get().broughtBackHigh());
            json.writeBooleanField("shown", effect.get().isShown());
        }
    }
}
