package io.customerprediction.app.insights;

import io.customerprediction.app.store.audiences.AudienceRule.By;
import io.customerprediction.app.store.customers.Totals;

/**
 * What contacting customers costs and brings. A contact is taken to succeed with each of them alike: with a customer who would
 * have left, or with the spend that a customer would make too late.
 *
 * @param by what the customers are chosen by
 * @param cost of one contact
 * @param worth what a customer who is won over is worth, where risk decides; the margin, from 0 to 1, where spend does
 * @param successRate share of those about to leave, or of the spend that can be saved, that a contact wins, from 0 to 1
 * @param holdOut share of the customers who are left alone to compare with, from 0 to below 1
 */
public record Campaign(By by, double cost, double worth, double successRate, double holdOut) {
    /** How many of these customers are contacted, on average over draws of the hold-out group. */
    public double contacts(Totals reached) {
        return (1 - holdOut) * reached.customers();
    }

    /** What contacting these customers, less the hold-out group, is expected to keep, before its cost. */
    public double kept(Totals reached) {
        double units = by == By.RISK ? reached.churn() : reached.savable();
        return (1 - holdOut) * units * successRate * worth;
    }

    /** What contacting these customers, less the hold-out group, is expected to bring after its cost. */
    public double profit(Totals reached) {
        return kept(reached) - contacts(reached) * cost;
    }
}
