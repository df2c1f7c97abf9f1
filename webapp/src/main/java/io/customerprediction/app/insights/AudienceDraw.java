package io.customerprediction.app.insights;

import io.customerprediction.app.store.audiences.Campaigns;
import io.customerprediction.app.store.audiences.Campaigns.Member;
import io.customerprediction.app.store.audiences.Campaigns.Plan;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.UUID;

/** Assigns the customers of an audience to the two groups of a campaign. */
public final class AudienceDraw {
    private AudienceDraw() {}

    /** Saves a campaign whose hold-out group is drawn anew, independently of all others. */
    public static StoredCampaign save(Campaigns campaigns, Plan plan, ScoredCustomers customers) {
        RandomShare heldOut = new RandomShare(UUID.randomUUID().toString(), plan.holdOut());
        return campaigns.add(
                plan,
                audience -> customers.export(
                        plan.rule().filter(customers),
                        customer -> audience.accept(Member.of(customer, heldOut.draws(customer.id())))));
    }
}
