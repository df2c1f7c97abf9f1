package io.customerprediction.transactions;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a purchase log: an order, or one line of an order. Values may be missing, as they are in real logs: {@link
 * RowCleaner} rejects rows that cannot be used and counts the reason.
 *
 * @param customerId who bought
 * @param day the calendar day of the purchase, in the shop's own time zone
 * @param amount what the row adds to the order, in the log's currency; negative for a return; at most 1e12 either way,
 *     exact to a millionth; missing on all rows where the log has no amounts
 * @param orderId the order that the row belongs to; missing on all rows where the log has no orders (all rows of one
 *     customer and day then make one purchase)
 * @param stockCode code of the product, by which postage, discounts and bookkeeping lines are recognised; may be missing
 */
public record TransactionRow(
        @Nullable String customerId,
        @Nullable LocalDate day,
        @Nullable BigDecimal amount,
        @Nullable String orderId,
        @Nullable String stockCode)
        implements Serializable {

    /**
     * A row whose amount is a floating-point number, taken as its shortest decimal text says: 19.9 is exactly 19.9.
     *
     * @param amount {@code NaN} where it is missing
     * @throws IllegalArgumentException if the amount is infinite
     */
    public TransactionRow(
            @Nullable String customerId, @Nullable LocalDate day, double amount, @Nullable String orderId) {
        this(customerId, day, exact(amount), orderId, null);
    }

    private static @Nullable BigDecimal exact(double amount) {
        if (Double.isInfinite(amount)) {
            throw new IllegalArgumentException("amount " + amount
                    + " is not finite: give at most 1e12 either way, or NaN" + " where it is missing");
        }
        return Double.isNaN(amount) ? null : BigDecimal.valueOf(amount);
    }
}
