package io.customerprediction.training;

import java.util.stream.IntStream;

/**
 * What each customer returned more often than expected: 1 for a purchase seen, minus the Nelson–Aalen cumulative hazard
 * at the time that ended it. A regression tree on these residuals splits by survival, censored times included
 * (Therneau, Grambsch and Fleming 1990; LeBlanc and Crowley 1992).
 */
final class MartingaleResiduals {
    private MartingaleResiduals() {}

    /** The residuals of times cut at {@code cap}. */
    static double[] of(double[] times, boolean[] observed, double cap) {
        int n = times.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(Math.min(times[i], cap), Math.min(times[j], cap)))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] residuals = new double[n];
        double hazard = 0;
        for (int from = 0; from < n; ) {
            double time = Math.min(times[order[from]], cap);
            int to = from;
            int events = 0;
            while (to < n && Math.min(times[order[to]], cap) == time) {
                events += event(times, observed, order[to], cap);
                to++;
            }
            hazard += events / (double) (n - from);
            for (int k = from; k < to; k++) {
                residuals[order[k]] = event(times, observed, order[k], cap) - hazard;
            }
            from = to;
        }
        return residuals;
    }

    private static int event(double[] times, boolean[] observed, int i, double cap) {
        return observed[i] && times[i] <= cap ? 1 : 0;
    }
}
