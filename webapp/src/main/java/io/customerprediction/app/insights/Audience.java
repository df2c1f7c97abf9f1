package io.customerprediction.app.insights;

import io.customerprediction.app.store.RiskStep;
import io.customerprediction.app.store.ScoredCustomers;
import io.customerprediction.app.store.Totals;
import java.util.Arrays;

/** Who is reached by which threshold of churn probability, in thousandths. Immutable. */
public final class Audience {
    /** The threshold that reaches no customer. */
    public static final int NO_CUSTOMERS = 1000;

    private static final int EVEN_ODDS = 500;

    private final Totals[] reached;

    private Audience(Totals[] reached) {
        this.reached = reached;
    }

    public static Audience of(ScoredCustomers customers) {
        Totals[] reached = new Totals[NO_CUSTOMERS + 1];
        Arrays.fill(reached, Totals.NONE);
        for (RiskStep step : customers.riskSteps()) {
            reached[(int) Math.round(step.from() * NO_CUSTOMERS)] = step.totals();
        }
        for (int threshold = NO_CUSTOMERS - 1; threshold >= 0; threshold--) {
            reached[threshold] = reached[threshold].plus(reached[threshold + 1]);
        }
        return new Audience(reached);
    }

    /** The customers whose churn probability is at least the threshold. */
    public Totals reached(int threshold) {
        return reached[threshold];
    }

    /** The threshold of the largest expected profit; of several, the one with the fewest contacts. */
    public int best(Campaign campaign) {
        int best = NO_CUSTOMERS;
        for (int threshold = NO_CUSTOMERS - 1; threshold >= 0; threshold--) {
            if (campaign.profit(reached[threshold]) > campaign.profit(reached[best])) {
                best = threshold;
            }
        }
        return best;
    }

    /** How many times as many leave among those reached as among as many chosen by chance; 0 if no customer is reached. */
    public double lift(int threshold) {
        return reached[threshold].customers() == 0 ? 0 : reached[threshold].churnRate() / reached[0].churnRate();
    }

    /** Mean net spend of the customers who are likelier to leave than not; 0 where there are none or no amounts. */
    public double meanSpendAtRisk() {
        Totals atRisk = reached[EVEN_ODDS];
        return atRisk.customers() == 0 ? 0 : Math.max(0, atRisk.monetary() / atRisk.customers());
    }
}
