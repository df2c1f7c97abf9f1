package io.customerprediction.app.insights;

import io.customerprediction.app.store.Totals;

/**
 * What contacting customers costs and brings. A contact pays for those who would have left and are won over; it is taken to
 * succeed with each of them alike.
 *
 * @param cost of one contact
 * @param valueKept what a customer who is won over is worth
 * @param successRate share of those about to leave who stay for a contact, from 0 to 1
 * @param holdOut share of the customers who are left alone to compare with, from 0 to below 1
 */
public record Campaign(double cost, double valueKept, double successRate, double holdOut) {
    /** How many of these customers are contacted, on average over draws of the hold-out group. */
    public double contacts(Totals reached) {
        return (1 - holdOut) * reached.customers();
    }

    /** What contacting these customers, less the hold-out group, is expected to bring after its cost. */
    public double profit(Totals reached) {
        return (1 - holdOut) * (reached.churn() * successRate * valueKept - reached.customers() * cost);
    }
}
