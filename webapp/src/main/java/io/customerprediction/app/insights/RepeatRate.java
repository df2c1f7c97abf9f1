package io.customerprediction.app.insights;

import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.RepeatDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The share of customers with a second purchase day within some days of the first one. Recent customers have not been seen
 * for long: they count for the days that they were seen (Kaplan and Meier 1958, doi:10.2307/2281868), with the variance by
 * Greenwood (1926). Immutable.
 *
 * @param points one a day, from day 1 on, as far as at least {@value #FEWEST} customers were seen without a second purchase
 */
public record RepeatRate(List<Point> points) {
    /** Below so many customers the curve would be of single ones. */
    static final int FEWEST = 20;

    private static final double NORMAL_80 = 1.2816;

    /**
     * A day.
     *
     * @param days after the first purchase day
     * @param share with a second one by then
     * @param low where its 80 % interval begins
     * @param high where it ends
     */
    public record Point(int days, double share, double low, double high) {}

    /** The curve of all customers. */
    public static RepeatRate of(List<RepeatDay> days) {
        long atRisk = days.stream()
                .mapToLong(day -> (long) day.repeated() + day.censored())
                .sum();
        List<Point> points = new ArrayList<>();
        double without = 1;
        double greenwood = 0;
        int next = 0;
        for (int day = 0; day <= Sales.REPEAT_DAYS && atRisk >= FEWEST; day++) {
            boolean isKnown = next < days.size() && days.get(next).days() == day;
            if (isKnown) {
                RepeatDay counted = days.get(next++);
                int repeated = counted.repeated();
                if (repeated > 0) {
                    without *= 1 - (double) repeated / atRisk;
                    greenwood += atRisk == repeated ? 0 : (double) repeated / atRisk / (atRisk - repeated);
                }
                atRisk -= (long) repeated + counted.censored();
            }
            if (day > 0) {
                double spread = NORMAL_80 * without * Math.sqrt(greenwood);
                points.add(new Point(
                        day, 1 - without, Math.max(0, 1 - without - spread), Math.min(1, 1 - without + spread)));
            }
        }
        return new RepeatRate(List.copyOf(points));
    }

    /** The share by a day; empty if too few customers were seen for so long. */
    public Optional<Point> by(int days) {
        return days >= 1 && days <= points.size() ? Optional.of(points.get(days - 1)) : Optional.empty();
    }
}
