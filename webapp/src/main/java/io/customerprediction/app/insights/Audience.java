package io.customerprediction.app.insights;

import io.customerprediction.app.store.audiences.AudienceRule.By;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.figures.RiskStep;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.Arrays;
import java.util.List;

/**
 * Who is reached by a campaign that begins with those whom it is for most: with the highest risk, or with the most spend that
 * can be saved. Steps count down: step 0 reaches all customers, the last one none. Immutable.
 */
public final class Audience {
    /** The step that reaches no customer, where risk decides: thousandths of churn probability. */
    public static final int NO_CUSTOMERS = 1000;

    /** The largest share of the customers that is advised. */
    private static final double MOST_ADVISED = 0.2;

    private static final int EVEN_ODDS = 500;

    private final By by;
    private final Totals[] reached;

    private Audience(By by, Totals[] ofSteps) {
        this.by = by;
        this.reached = ofSteps;
        for (int step = ofSteps.length - 2; step >= 0; step--) {
            reached[step] = reached[step].plus(reached[step + 1]);
        }
    }

    /** By churn probability, in thousandths. */
    public static Audience byRisk(ScoredCustomers customers) {
        Totals[] steps = new Totals[NO_CUSTOMERS + 1];
        Arrays.fill(steps, Totals.NONE);
        for (RiskStep step : customers.riskSteps()) {
            steps[(int) Math.round(step.from() * NO_CUSTOMERS)] = step.totals();
        }
        return new Audience(By.RISK, steps);
    }

    /** By the spend that can be saved; without customers where it is not known. */
    public static Audience bySavable(ScoredCustomers customers) {
        List<Totals> known = customers.savableSteps();
        Totals[] steps = new Totals[known.size() + 1];
        for (int k = 0; k < known.size(); k++) {
            steps[known.size() - 1 - k] = known.get(k);
        }
        steps[known.size()] = Totals.NONE;
        return new Audience(By.SAVABLE, steps);
    }

    /** What decides. */
    public By by() {
        return by;
    }

    /** The step that reaches no customer. */
    public int last() {
        return reached.length - 1;
    }

    /** All customers. */
    public Totals all() {
        return reached[0];
    }

    /** The customers of a step and of all after it. */
    public Totals reached(int step) {
        return reached[step];
    }

    /** So many customers, from the front; within a step as if all of it were alike. */
    public Totals top(long customers) {
        int step = stepOf(customers);
        Totals more = reached[step];
        if (more.customers() <= customers) {
            return more;
        }
        Totals fewer = reached[step + 1];
        double share = (double) (customers - fewer.customers()) / (more.customers() - fewer.customers());
        return fewer.times(1 - share).plus(more.times(share)).withCustomers(customers);
    }

    /** The last step that reaches at least so many customers. */
    public int stepOf(long customers) {
        int step = last();
        while (step > 0 && reached[step].customers() < customers) {
            step--;
        }
        return step;
    }

    /** The step of the largest expected profit; of several, the one with the fewest contacts. */
    public int best(Campaign campaign) {
        return best(campaign, all().customers());
    }

    /** The same among those that reach at most a fifth of the customers: a campaign to all is none. */
    public int advised(Campaign campaign) {
        return best(campaign, (long) Math.ceil(MOST_ADVISED * all().customers()));
    }

    private int best(Campaign campaign, long most) {
        int best = last();
        boolean isFirst = true;
        for (int step = last() - 1; step >= 0; step--) {
            long customers = reached[step].customers();
            boolean isAllowed = customers <= most || isFirst;
            if (isAllowed && campaign.profit(reached[step]) > campaign.profit(reached[best])) {
                best = step;
            }
            isFirst &= customers == 0;
        }
        return best;
    }

    /**
     * How many times as much there is to win among those reached as among as many chosen by chance; 0 if there is nothing or
     * no customer is reached.
     */
    public double lift(Totals some) {
        double mean = units(all()) / all().customers();
        return some.customers() == 0 || !(mean > 0) ? 0 : units(some) / some.customers() / mean;
    }

    private double units(Totals some) {
        return by == By.RISK ? some.churn() : some.savable();
    }

    /** Mean net spend of the customers who are likelier to leave than not; 0 where there are none or no amounts. */
    public double meanSpendAtRisk() {
        Totals atRisk = by == By.RISK ? reached[EVEN_ODDS] : Totals.NONE;
        return atRisk.customers() == 0 ? 0 : Math.max(0, atRisk.monetary() / atRisk.customers());
    }
}
