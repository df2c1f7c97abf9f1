package io.customerprediction.survival;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The probability of no purchase by each day ahead: 1 on day 0, never rising. Between its knots the hazard is constant,
 * and so it stays beyond the last one, {@link #lastKnot}: up to there a model has learnt how customers return, beyond it the
 * last hazard is assumed to hold. Immutable and thread-safe; two curves through the same knots are equal.
 *
 * <p>Days are whole; a purchase on day 1 is one on the day after the as-of date.
 *
 * @param knots days ahead, positive and strictly ascending; not copied, must not change afterwards
 * @param cumulativeHazard −ln of the survival at each knot, not negative, never falling; not copied
 */
public record SurvivalCurve(double[] knots, double[] cumulativeHazard) implements Serializable {
    /** Days ahead at which the curve is cut: times beyond are only known to be longer. */
    public static final int CAP = 360;

    private static final long serialVersionUID = 1L;

    /** @throws IllegalArgumentException if lengths differ or the order is broken */
    public SurvivalCurve {
        if (knots.length == 0 || knots.length != cumulativeHazard.length) {
            throw new IllegalArgumentException("a survival curve needs one hazard a knot and at least one knot");
        }
        double lastDay = 0;
        double lastHazard = 0;
        for (int k = 0; k < knots.length; k++) {
            if (!(knots[k] > lastDay) || !(cumulativeHazard[k] >= lastHazard)) {
                throw new IllegalArgumentException("knot " + k + " of a survival curve is out of order");
            }
            lastDay = knots[k];
            lastHazard = cumulativeHazard[k];
        }
    }

    /** The days ahead of the knots: a copy. */
    @Override
    public double[] knots() {
        return knots.clone();
    }

    /** −ln of the survival at each knot: a copy. */
    @Override
    public double[] cumulativeHazard() {
        return cumulativeHazard.clone();
    }

    /** The days ahead up to which the hazard was learnt; beyond it the last one is assumed to hold. */
    public double lastKnot() {
        return knots[knots.length - 1];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SurvivalCurve curve
                && Arrays.equals(knots, curve.knots)
                && Arrays.equals(cumulativeHazard, curve.cumulativeHazard);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(knots) + Arrays.hashCode(cumulativeHazard);
    }

    @Override
    public String toString() {
        return "SurvivalCurve[knots=" + Arrays.toString(knots) + ", cumulativeHazard="
                + Arrays.toString(cumulativeHazard) + "]";
    }

    /** The probability of no purchase in the first {@code days} days ahead. */
    public double at(double days) {
        return Math.exp(-hazardAt(days));
    }

    private double hazardAt(double days) {
        int found = Arrays.binarySearch(knots, days);
        int k = Math.min(knots.length - 1, found >= 0 ? found : -found - 1);
        return startHazard(k) + slope(k) * (days - startDay(k));
    }

    /** The hazard of each stretch of days that ends on one of {@code days}, ascending; the first starts on day 0. */
    double[] hazardsBetween(int[] days) {
        double[] hazards = new double[days.length];
        double before = 0;
        int k = 0;
        for (int j = 0; j < days.length; j++) {
            while (k < knots.length - 1 && knots[k] < days[j]) {
                k++;
            }
            double now = startHazard(k) + slope(k) * (days[j] - startDay(k));
            hazards[j] = now - before;
            before = now;
        }
        return hazards;
    }

    /**
     * The shortest stretch of days that contains a share of the returns within {@value #CAP} days; the earliest if several are
     * as short.
     *
     * @param share above 0, at most 1
     */
    public DayWindow shortestWindow(double share) {
        double[] survival = new double[CAP + 1];
        survival[0] = 1;
        int k = 0;
        double rate = Math.exp(-slope(0));
        for (int day = 1; day <= CAP; day++) {
            if (k < knots.length - 1 && day > knots[k]) {
                k++;
                rate = Math.exp(-slope(k));
            }
            survival[day] = survival[day - 1] * rate;
        }
        double wanted = share * (1 - survival[CAP]) - 1e-12;
        DayWindow shortest = new DayWindow(1, CAP);
        int to = 1;
        for (int from = 1; from <= CAP; from++) {
            while (to < CAP && survival[from - 1] - survival[to] < wanted) {
                to++;
            }
            if (survival[from - 1] - survival[to] >= wanted && to - from < shortest.to() - shortest.from()) {
                shortest = new DayWindow(from, to);
            }
        }
        return shortest;
    }

    /** E[min(days to the next purchase, {@value #CAP})]: the sum of the curve over the days from 0 to 359. */
    public double restrictedMean() {
        double area = 0;
        double day = 0;
        double survival = 1;
        for (int k = 0; k < knots.length && day < CAP; k++) {
            double end = k == knots.length - 1 ? CAP : Math.min(knots[k], CAP);
            double rate = slope(k);
            double next = survival * Math.exp(-rate * (end - day));
            area += rate > 1e-12 ? (survival - next) / rate : survival * (end - day);
            day = end;
            survival = next;
        }
        // whole days: a purchase during day d counts d, so that half a day is added for those who return
        return area + 0.5 * (1 - survival);
    }

    /**
     * The first day by which this share has returned.
     *
     * @param share between 0 and 1
     * @return empty if that is later than {@value #CAP} days ahead
     */
    public OptionalInt quantile(double share) {
        return upToCap(Math.ceil(dayOfShare(share) - 1e-9));
    }

    /**
     * The first day of an interval before which this share returns, as nearly as whole days allow: for those who come every
     * few days, the first day <em>by</em> which the share is back would leave too few outside. Never after the median.
     *
     * @param before share that returns before the interval, below one half
     * @return empty if that is later than {@value #CAP} days ahead
     */
    public OptionalInt intervalStart(double before) {
        return upToCap(Math.min(Math.rint(dayOfShare(before)) + 1, medianDay()));
    }

    /**
     * The last day of an interval after which this share is still to return, as nearly as whole days allow. Never before the
     * median.
     *
     * @param after share that is not back by the end of the interval, below one half
     * @return empty if that is later than {@value #CAP} days ahead
     */
    public OptionalInt intervalEnd(double after) {
        return upToCap(Math.max(Math.rint(dayOfShare(1 - after)), medianDay()));
    }

    private double medianDay() {
        return Math.ceil(dayOfShare(0.5) - 1e-9);
    }

    private double dayOfShare(double share) {
        return dayOfHazard(-Math.log1p(-share));
    }

    private static OptionalInt upToCap(double day) {
        return day <= CAP ? OptionalInt.of((int) Math.max(1, day)) : OptionalInt.empty();
    }

    /** Median days to the next purchase, given one in the first {@code horizon} days. */
    public double medianWithin(int horizon) {
        double returned = -Math.expm1(-hazardAt(horizon));
        if (returned < 1e-12) {
            return horizon / 2.0;
        }
        return Math.max(1, Math.min(horizon, Math.ceil(dayOfHazard(-Math.log1p(-returned / 2)) - 1e-9)));
    }

    private double dayOfHazard(double hazard) {
        for (int k = 0; k < knots.length; k++) {
            boolean last = k == knots.length - 1;
            if (cumulativeHazard[k] >= hazard || last) {
                double slope = slope(k);
                return slope > 0 ? startDay(k) + (hazard - startHazard(k)) / slope : Double.POSITIVE_INFINITY;
            }
        }
        throw new IllegalStateException("a curve has at least one knot");
    }

    private double startDay(int k) {
        return k == 0 ? 0 : knots[k - 1];
    }

    private double startHazard(int k) {
        return k == 0 ? 0 : cumulativeHazard[k - 1];
    }

    private double slope(int k) {
        return (cumulativeHazard[k] - startHazard(k)) / (knots[k] - startDay(k));
    }
}
