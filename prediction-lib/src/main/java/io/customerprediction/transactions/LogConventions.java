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
 * @param orderTotals whether the amount of a row is its order's total, which counts once for each order however many rows
 *     repeat it; rows without an amount belong to the order whose total stands on another one
 * @param timesIdentify whether the log has no order ids, but times to the second, by which a row that stands twice is
 *     recognised; without either, only blocks of rows are
 * @param refundsOfOrders whether rows that give money back name the order that they belong to, so that they are taken off
 *     that order's day
 */
public record LogConventions(
        boolean amounts,
        boolean orders,
        boolean invoiceNumbers,
        boolean orderTotals,
        boolean timesIdentify,
        boolean refundsOfOrders)
        implements Serializable {
    /** Whether rows that stand twice are recognised only in blocks. */
    boolean onlyBlocksIdentify() {
        return !orders && !timesIdentify;
    }

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
