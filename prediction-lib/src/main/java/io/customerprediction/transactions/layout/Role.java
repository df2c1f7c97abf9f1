package io.customerprediction.transactions.layout;

import java.util.List;
import java.util.Locale;

/** What a column can serve as; the names that shops give such columns are in {@code columns.txt}. */
public enum Role {
    /** The customer's id, e-mail address or name. */
    CUSTOMER,
    /** The date or time of purchase. */
    TIME,
    /** The money of the row, or of its order. */
    AMOUNT,
    /** The order's id. */
    ORDER,
    /** The number of items. */
    QUANTITY,
    /** How many of the items came back. */
    RETURNED,
    /** The price of one item. */
    PRICE,
    /** What is taken off the price. */
    DISCOUNT,
    /** The product's code, where bookkeeping lines have codes of their own. */
    PRODUCT,
    /** Whether the order is paid, cancelled, refunded. */
    STATUS,
    /** Whether the row is a sale, a refund, a view. */
    TYPE,
    /** When the order was cancelled, or whether. */
    CANCELLED,
    /** Whether the order was paid, or the payment went through. */
    PAID,
    /** Whether the row is a test of the shop. */
    TEST,
    /** The currency of the amount. */
    CURRENCY,
    /** Whether the order was refunded, or the customer's bank took the money back. */
    REFUND_FLAG,
    /** Whether the goods are on their way; only a cancelled one is no purchase. */
    SHIPMENT,
    /** How much of the amount was refunded. */
    REFUNDED,
    /** What refunds left of the amount; where it is empty, nothing was refunded. */
    REMAINING,
    /** The order that a refund belongs to. */
    ORIGINAL,
    /** Free text about the order, which may say that it was cancelled. */
    REMARK;

    /** As the report calls it. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The column that the header gives this role by its name, the likeliest name first; -1 if none. */
    public int find(List<String> header) {
        List<Integer> candidates = Vocabulary.candidates(this, header);
        return candidates.isEmpty() ? -1 : candidates.get(0);
    }
}
