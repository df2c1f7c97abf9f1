package io.customerprediction.survival;

/**
 * What a customer is expected to buy in any stretch of the days ahead, such as a week or a calendar month: differences of
 * what is expected by its two ends, so that stretches beside each other add up. Stretches are {@code (from, to]} in days after
 * the as-of date. Immutable and thread-safe.
 *
 * @param curve probability of no purchase by each day ahead
 * @param purchases what is bought given a purchase
 */
public record PurchasesAhead(SurvivalCurve curve, PurchasesIfReturning purchases) {
    /** Whether the money of purchases is known. */
    public boolean hasMoney() {
        return purchases.hasMoney();
    }

    /** Expected days with a purchase; at least 0. */
    public double orders(int from, int to) {
        return Math.max(0, ordersBy(to) - ordersBy(from));
    }

    private double ordersBy(int days) {
        return days <= 0 ? 0 : (1 - curve.at(days)) * purchases.orders(days);
    }

    /** Expected net amount of these days; {@code NaN} without amounts. */
    public double spend(int from, int to) {
        return orders(from, to) * purchases.orderValue();
    }

    /**
     * The probability of at least one purchase.
     *
     * <p>From day 0 on that is the curve's. For a later stretch it is the probability that the first purchase ahead falls into
     * it, plus that of one more by those who have returned before. Their purchase days in it are what is expected in all
     * less what those buy who return in it, and they have a negative binomial distribution, as in
     * {@link PurchasesIfReturning}: none with probability {@code (1 + dispersion mean)^(-1 / dispersion)}.
     */
    public double buying(int from, int to) {
        if (to <= from) {
            return 0;
        }
        double before = 1 - curve.at(Math.max(0, from));
        double first = Math.max(0, 1 - curve.at(to) - before);
        if (before <= 0) {
            return first;
        }
        double again = Math.max(0, orders(from, to) - first * purchases.orders(to - from)) / before;
        double none = Math.exp(-Math.log1p(purchases.dispersion() * again) / purchases.dispersion());
        return Math.min(1, first + before * (1 - none));
    }

    /** Variance of the days with a purchase, of which those after the first one are negative binomial. */
    public double ordersVariance(int from, int to) {
        double mean = orders(from, to);
        double buying = buying(from, to);
        if (buying <= 0) {
            return mean;
        }
        double ifBuying = Math.max(1, mean / buying);
        double further = ifBuying - 1;
        double squared = further + purchases.dispersion() * further * further + ifBuying * ifBuying;
        return Math.max(0, buying * squared - mean * mean);
    }

    /** Variance of the net amount: of the number of purchase days, and of the value of each; {@code NaN} without amounts. */
    public double spendVariance(int from, int to) {
        double value = purchases.orderValue();
        return value * value * (ordersVariance(from, to) + purchases.variation() * orders(from, to));
    }
}
