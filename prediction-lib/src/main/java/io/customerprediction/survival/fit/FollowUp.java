package io.customerprediction.survival.fit;

import io.customerprediction.labels.Examples;
import io.customerprediction.survival.SurvivalCurve;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What was seen of each example after its as-of date, up to the cap of the curves, by the time bins of {@link LifeTable}.
 * A day counts by how busy its month was for such a customer, so that hazards of different seasons are comparable: purchases expected are
 * hazard times activity times days.
 *
 * @param exposure of row i in bin b at {@code i * BINS + b}: 1 for a whole bin of days of activity 1
 * @param bin in which row i purchased, −1 if it was not seen to
 */
public record FollowUp(float[] exposure, byte[] bin) {

    /**
     * The follow-up of these examples.
     *
     * @param dates as-of date of each window
     * @param calendar how busy the months were
     */
    public static FollowUp of(Examples examples, int[] dates, ActivityCalendar calendar) {
        int n = examples.size();
        FollowUp all = new FollowUp(new float[Math.multiplyExact(n, LifeTable.BINS)], new byte[n]);
        Map<Integer, Map<Double, double[]>> activeDays = new HashMap<>();
        for (int i = 0; i < n; i++) {
            int date = dates[examples.window()[i]];
            double[] days = activeDays
                    .computeIfAbsent(date, any -> new HashMap<>())
                    .computeIfAbsent(
                            calendar.exponent(examples, i), exponent -> calendar.activeDaysFrom(date, exponent));
            all.fill(i, examples.days()[i], days);
            all.bin[i] = (byte) (returned(examples, i) ? LifeTable.bin(examples.days()[i]) : -1);
        }
        return all;
    }

    /** Whether row i was seen to purchase within the cap of the curves. */
    static boolean returned(Examples examples, int i) {
        return examples.observed()[i] && examples.days()[i] <= SurvivalCurve.CAP;
    }

    private void fill(int i, int days, double[] activeDays) {
        for (int b = 0; b < LifeTable.BINS && LifeTable.EDGES[b] < days; b++) {
            int start = (int) LifeTable.EDGES[b];
            int end = (int) Math.min(LifeTable.EDGES[b + 1], days);
            exposure[i * LifeTable.BINS + b] = (float) ((activeDays[end] - activeDays[start]) / LifeTable.width(b));
        }
    }

    int size() {
        return bin.length;
    }

    boolean purchased(int i) {
        return bin[i] >= 0;
    }

    /** Purchases expected of row i while it was followed, at this hazard of each whole bin. */
    double expected(int i, double[] perBin) {
        double sum = 0;
        for (int b = 0; b < LifeTable.BINS; b++) {
            sum += perBin[b] * exposure[i * LifeTable.BINS + b];
        }
        return sum;
    }

    /** The life table of all rows together. */
    public LifeTable everyone() {
        double[] alike = new double[size()];
        Arrays.fill(alike, 1);
        return everyone(alike);
    }

    /** The life table of all rows together, the exposure of each counted by its factor on the hazard. */
    public LifeTable everyone(double[] factor) {
        LifeTable table = new LifeTable(1);
        for (int i = 0; i < size(); i++) {
            table.add(0, this, i, factor[i]);
        }
        return table;
    }

    /**
     * Martingale residuals: what each row returned more often than expected. A regression tree on them splits by survival,
     * censored times included (Therneau, Grambsch and Fleming 1990; LeBlanc and Crowley 1992).
     */
    public double[] residuals(BaseHazard base) {
        double[] residuals = new double[size()];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = (purchased(i) ? 1 : 0) - expected(i, base.perBin());
        }
        return residuals;
    }
}
