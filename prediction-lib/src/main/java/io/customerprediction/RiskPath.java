package io.customerprediction;

import java.io.Serializable;
import java.util.List;

/**
 * How a customer's churn probability develops, each time over the model's horizon, without a further purchase and with one
 * today: the model's own predictions at later dates and for the history with one order more.
 *
 * @param ifSilent the predictions after 0, 7, 14, ... more days without a purchase, for about half a year
 * @param ifBuysToday the prediction if the customer makes a purchase of the usual value on the as-of date
 */
public record RiskPath(List<Step> ifSilent, Prediction ifBuysToday) implements Serializable {
    private static final long serialVersionUID = 1L;

    public RiskPath {
        ifSilent = List.copyOf(ifSilent);
    }

    /**
     * One day without a further purchase.
     *
     * @param days more days without a purchase
     * @param churnProbability probability of no purchase in the horizon that begins then
     * @param expectedDays E[min(days from then to the next purchase, 360)]
     */
    public record Step(int days, double churnProbability, double expectedDays) implements Serializable {
        private static final long serialVersionUID = 1L;

        static Step of(int days, Prediction prediction) {
            return new Step(days, prediction.churnProbability(), prediction.expectedDays());
        }
    }
}
