package io.customerprediction.transactions;

import java.util.Locale;
import java.util.Set;

/**
 * Stock codes of Online Retail that are not goods. What the customer pays nevertheless (postage, carriage, manual lines) or
 * saves (discounts) belongs to the order; bookkeeping lines and tests do not.
 */
final class ProductCodes {
    private static final Set<String> SERVICES = Set.of("POST", "DOT", "C2", "C3", "M", "D");
    private static final Set<String> BOOKKEEPING =
            Set.of("BANK CHARGES", "AMAZONFEE", "ADJUST", "ADJUST2", "CRUK", "B", "S");

    private ProductCodes() {}

    static short status(Slice code) {
        if (code.length() == 0 || code.first() <= '9') {
            return RowStatus.KEPT;
        }
        String name = code.toString().toUpperCase(Locale.ROOT);
        if (BOOKKEEPING.contains(name) || name.startsWith("TEST")) {
            return RowStatus.of(RejectionReason.NON_PRODUCT);
        }
        return SERVICES.contains(name) ? RowStatus.noting(RowStatus.KEPT, RowNote.SERVICE) : RowStatus.KEPT;
    }
}
