package io.customerprediction.transactions;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a purchase log: an order, or one line of an order.
 *
 * @param customerId who bought; not blank
 * @param day the calendar day of the purchase, in the shop's own time zone
 * @param amount what the line added to the order, in the log's currency; negative for a return, at most 1e12 either
 *     way, exact to a millionth; {@code NaN} where the log knows no amounts
 * @param orderId the order that the line belongs to, or {@code null} where the log names no orders (all lines of one
 *     customer and day then make one purchase)
 */
public record Transaction(
        String customerId,
        LocalDate day,
        double amount,
        @Nullable String orderId) {
    public Transaction {
        Objects.requireNonNull(day, "day");
        if (customerId.isBlank()) {
            throw new IllegalArgumentException("customerId is blank: give every transaction its customer");
        }
        if (Math.abs(amount) > 1e12) {
            throw new IllegalArgumentException("amount " + amount + " is out of range: give at most 1e12 either way, or"
                    + " NaN where it is unknown");
        }
    }
}
