package io.customerprediction.evaluation;

import io.customerprediction.labels.Outcomes;
import io.customerprediction.survival.SurvivalCurve;

/**
 * Predictions and outcomes from a small recurrence that any language can repeat, so that reference values can be
 * computed elsewhere: probabilities with ties and exact 0 and 1, some outcomes censored, some intervals open.
 */
final class MadeUpCustomers {
    static final int HORIZON = 90;

    private long state = 12345;
    final double[] probability;
    final double[] expectedDays;
    final double[] daysIfReturning;
    final double[] p10;
    final double[] p90;
    final Outcomes truth;

    MadeUpCustomers(int n, int followUp) {
        probability = new double[n];
        expectedDays = new double[n];
        daysIfReturning = new double[n];
        p10 = new double[n];
        p90 = new double[n];
        int[] days = new int[n];
        boolean[] observed = new boolean[n];
        for (int i = 0; i < n; i++) {
            probability[i] = next(1001) / 1000.0;
            observed[i] = next(1000) >= probability[i] * 900;
            days[i] = observed[i] ? 1 + next(followUp) : followUp;
            if (observed[i] && next(3) > 0) {
                days[i] = 1 + days[i] % Math.min(HORIZON, followUp);
            }
            expectedDays[i] = 10 + 340 * probability[i] + next(40);
            daysIfReturning[i] = 5 + next(60);
            p10[i] = 1 + next(30);
            double end = p10[i] + 20 + next(400);
            p90[i] = end > SurvivalCurve.CAP ? Double.POSITIVE_INFINITY : end;
        }
        truth = new Outcomes(days, observed, HORIZON);
    }

    private int next(int bound) {
        state = (state * 1103515245 + 12345) % 2147483648L;
        return (int) ((state >> 16) % bound);
    }
}
