package io.customerprediction;

import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.SurvivalCurve;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is expected to buy in the time ahead: the probability of a return, which the survival curve has, times
 * what those buy who return. No figure falls as the time grows, and all are 0 where no return is.
 *
 * @param days the time ahead: {@code (asOf, asOf + days]}
 * @param orders days with a purchase
 * @param money what is spent on them; {@code null} if the training log has no amounts
 */
public record Worth(int days, Expectation orders, @Nullable Money money) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double TAIL = 0.1;

    /**
     * The money of a customer, in the currency of the log.
     *
     * @param spend net amount of the purchase days ahead: what is returned on the same day, or names an order of it, is
     *     taken off. This is what is at stake if the customer churns.
     * @param savable spend of those who would return, but after the time ahead and within 360 days: what reminding them in time
     *     could bring forward. A description of when such customers return, not of what a campaign causes; at least 0
     */
    public record Money(Expectation spend, double savable) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static Worth of(SurvivalCurve curve, PurchasesIfReturning purchases, int days) {
        double returning = 1 - curve.at(days);
        return new Worth(
                days,
                orders(purchases, returning, days),
                purchases.hasMoney() ? money(curve, purchases, returning, days) : null);
    }

    private static Expectation orders(PurchasesIfReturning purchases, double returning, int days) {
        return new Expectation(
                returning * purchases.orders(days),
                purchases.ordersExceeded(1 - TAIL, returning, days),
                purchases.ordersExceeded(TAIL, returning, days));
    }

    private static Money money(SurvivalCurve curve, PurchasesIfReturning purchases, double returning, int days) {
        double ifReturning = purchases.spend(days);
        double later = Math.max(0, 1 - curve.at(SurvivalCurve.CAP) - returning);
        return new Money(
                new Expectation(
                        returning * ifReturning,
                        purchases.spendExceeded(1 - TAIL, returning, days),
                        purchases.spendExceeded(TAIL, returning, days)),
                ifReturning * later);
    }

    /** Expected days with a purchase. */
    public double expectedOrders() {
        return orders.mean();
    }

    /** Expected net spend in the currency of the log, which is what is at stake; empty if the log has no amounts. */
    public OptionalDouble expectedSpend() {
        return money == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(money.spend().mean());
    }

    /** The spend with its interval; empty if the log has no amounts. */
    public Optional<Expectation> spend() {
        return Optional.ofNullable(money).map(Money::spend);
    }

    /** See {@link Money}; empty if the log has no amounts. */
    public OptionalDouble savable() {
        return money == null ? OptionalDouble.empty() : OptionalDouble.of(money.savable());
    }
}
