package io.customerprediction.survival;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a customer buys in the time ahead, given at least one purchase in it. Together with the probability of a return, which the
 * survival curve has, this gives the expected purchase days and spend of any window: return and worth cannot disagree.
 *
 * <p>The purchase days after the first one have a negative binomial distribution, the spend on all of them a log-normal
 * one. Immutable and thread-safe; equal if all numbers are.
 *
 * @param further expected purchase days after the first one, within each of {@link WorthModel#days}; never falling; not
 *     copied, must not change afterwards
 * @param orderValue expected net amount of a purchase day in the log's money; {@code NaN} if the log has no amounts
 * @param dispersion variance of the further purchase days is {@code mean + dispersion mean²}; above 0
 * @param variation variance of the amount of a purchase day over its squared expectation, at least 0
 */
public record PurchasesIfReturning(double[] further, double orderValue, double dispersion, double variation)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** @throws IllegalArgumentException if a number is out of its range */
    public PurchasesIfReturning {
        if (further.length != WorthModel.DAYS.length || !(dispersion > 0) || !(variation >= 0) || orderValue < 0) {
            throw new IllegalArgumentException("purchases ahead need " + WorthModel.DAYS.length
                    + " numbers of further purchases, a dispersion above 0 and no negative value");
        }
        double before = 0;
        for (double number : further) {
            if (!(number >= before) || !Double.isFinite(number)) {
                throw new IllegalArgumentException("further purchases never fall: " + Arrays.toString(further));
            }
            before = number;
        }
    }

    /** The expected further purchase days at each of {@link WorthModel#days}: a copy. */
    @Override
    public double[] further() {
        return further.clone();
    }

    /** Whether the money of purchases is known. */
    public boolean hasMoney() {
        return !Double.isNaN(orderValue);
    }

    /** Expected purchase days in the first {@code days} days, given at least one: at least 1, never falling with the days. */
    public double orders(double days) {
        return 1 + furtherWithin(days);
    }

    /** Expected spend in the first {@code days} days, given at least one purchase; {@code NaN} without amounts. */
    public double spend(double days) {
        return orders(days) * orderValue;
    }

    /** Linear between the days that are known, and beyond the last one as between the last two. */
    private double furtherWithin(double days) {
        int[] known = WorthModel.DAYS;
        int k = 0;
        while (k < known.length - 1 && known[k] < days) {
            k++;
        }
        double startDay = k == 0 ? 0 : known[k - 1];
        double start = k == 0 ? 0 : further[k - 1];
        return start + (further[k] - start) * (days - startDay) / (known[k] - startDay);
    }

    /**
     * The number of purchase days after which the given share of outcomes is left, as nearly as whole numbers allow.
     *
     * @param above share of outcomes above it, between 0 and 1
     * @param returning probability of at least one purchase
     * @param days ahead
     */
    public int ordersExceeded(double above, double returning, double days) {
        double mean = furtherWithin(days);
        double size = 1 / dispersion;
        double next = returning * Math.exp(-size * Math.log1p(mean / size));
        double left = returning;
        for (int n = 0; ; n++) {
            double leftThen = Math.max(0, left - next);
            if (left <= above || above - leftThen > left - above || n > days) {
                return n;
            }
            next *= (n + size) / (n + 1) * (mean / (size + mean));
            left = leftThen;
        }
    }

    /**
     * The spend that the given share of outcomes is above; 0 if a purchase is not so likely.
     *
     * @param above share of outcomes above it, between 0 and 1
     * @param returning probability of at least one purchase
     * @param days ahead
     */
    public double spendExceeded(double above, double returning, double days) {
        if (returning <= above) {
            return 0;
        }
        double orders = orders(days);
        double mean = furtherWithin(days);
        double squared = (mean + dispersion * mean * mean) / (orders * orders) + variation / orders;
        double sigma = Math.sqrt(Math.log1p(squared));
        double z = Normal.quantile(1 - above / returning);
        return orders * orderValue * Math.exp(sigma * z - sigma * sigma / 2);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PurchasesIfReturning that
                && Arrays.equals(further, that.further)
                && Double.compare(orderValue, that.orderValue) == 0
                && dispersion == that.dispersion
                && variation == that.variation;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(further) + Double.hashCode(orderValue);
    }

    @Override
    public String toString() {
        return "PurchasesIfReturning[further=" + Arrays.toString(further) + ", orderValue=" + orderValue
                + ", dispersion=" + dispersion + ", variation=" + variation + "]";
    }
}
