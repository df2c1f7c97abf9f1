package io.customerprediction.training;

import io.customerprediction.forest.SurvivalCurve;

/**
 * Whether the 80 % interval of the days to the next purchase holds what it promises. Customers are chosen by the
 * prediction alone, never by the outcome: those whose bound lies within the follow-up, so that every verdict is known.
 *
 * @param customersP10 customers whose p10 lies within the follow-up
 * @param belowP10 the share of them who came back before their p10, wanted 0.10; {@code NaN} if fewer than 100
 * @param customersP90 customers whose p90 lies within the follow-up
 * @param aboveP90 the share of them who were not back by their p90, wanted 0.10; {@code NaN} if fewer than 100
 * @param inside the share of them who came back within their interval, wanted 0.80; {@code NaN} if fewer than 100
 */
public record Coverage(int customersP10, double belowP10, int customersP90, double aboveP90, double inside) {
    private static final int ENOUGH = 100;

    /**
     * The coverage of these intervals.
     *
     * @param p10 first day of each interval, infinite if beyond 360 days
     * @param p90 last day of each interval, infinite if beyond 360 days
     */
    static Coverage of(Outcomes truth, double[] p10, double[] p90) {
        int followUp = truth.followUp();
        int closedBelow = 0;
        int before = 0;
        int closed = 0;
        int after = 0;
        int inside = 0;
        for (int i = 0; i < truth.size(); i++) {
            double day = dayOfReturn(truth, i, followUp);
            if (p10[i] <= followUp) {
                closedBelow++;
                before += day < p10[i] ? 1 : 0;
            }
            if (p90[i] <= followUp) {
                closed++;
                after += day > p90[i] ? 1 : 0;
                inside += day >= p10[i] && day <= p90[i] ? 1 : 0;
            }
        }
        return new Coverage(
                closedBelow, share(before, closedBelow), closed, share(after, closed), share(inside, closed));
    }

    private static double dayOfReturn(Outcomes truth, int i, int followUp) {
        boolean tooLate = followUp >= SurvivalCurve.CAP && truth.days(i) > SurvivalCurve.CAP;
        return truth.observed(i) && !tooLate ? truth.days(i) : Double.POSITIVE_INFINITY;
    }

    private static double share(int part, int whole) {
        return whole < ENOUGH ? Double.NaN : (double) part / whole;
    }
}
