package io.customerprediction.evaluation;

import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.report.Coverage;
import io.customerprediction.survival.SurvivalCurve;

/** Measures how many of the 80 % intervals contain the day of the next purchase. */
final class IntervalCoverage {
    private static final int ENOUGH = 100;

    private IntervalCoverage() {}

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
