package io.customerprediction;

import java.util.List;

/**
 * What a customer's churn probability will be, each time over the model's horizon, if the silence goes on, and if it ends.
 * All answers are the model's own, at dates and for histories that may come true.
 *
 * @param ifSilent the answers after 0, 7, 14, ... more days without a purchase, for about half a year
 * @param ifBuysToday the answer if the customer makes a purchase of the usual value on the as-of date
 */
public record RiskPath(List<Step> ifSilent, Prediction ifBuysToday) {
    public RiskPath {
        ifSilent = List.copyOf(ifSilent);
    }

    /**
     * One day of the silence.
     *
     * @param days more days without a purchase
     * @param churnProbability probability of no purchase in the horizon that begins then
     * @param expectedDays E[min(days from then to the next purchase, 360)]
     */
    public record Step(int days, double churnProbability, double expectedDays) {
        static Step of(int days, Prediction prediction) {
            return new Step(days, prediction.churnProbability(), prediction.expectedDays());
        }
    }
}
