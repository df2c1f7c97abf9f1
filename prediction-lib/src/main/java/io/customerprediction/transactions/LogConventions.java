package io.customerprediction.transactions;

import java.io.Serializable;
import java.util.Collection;

/**
 * What is decided about a whole log before its rows are cleaned; every other rule depends on one row or one order. Can be
 * stored and applied to rows that arrive later.
 *
 * @param amounts whether the log has amounts; if not, amounts are ignored and every row is a purchase
 * @param orders whether the log has order ids; if not, the rows of a customer and day are one purchase
 * @param invoiceNumbers whether orders are plain numbers, so that a C in front of one means cancelled and an A an
 *     adjustment of the books
 */
public record LogConventions(boolean amounts, boolean orders, boolean invoiceNumbers) implements Serializable {
    private static final double PLAIN_SHARE = 0.75;

    /**
     * Whether orders are plain numbers: at least three of four are digits only.
     *
     * @param orders ids of some rows; empty where missing
     */
    public static boolean areInvoiceNumbers(Collection<String> orders) {
        long named = orders.stream().filter(order -> !order.isEmpty()).count();
        long plain = orders.stream().filter(LogConventions::isDigits).count();
        return plain > 0 && plain >= PLAIN_SHARE * named;
    }

    private static boolean isDigits(String order) {
        return !order.isEmpty() && order.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
