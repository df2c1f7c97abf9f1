package io.customerprediction.transactions;

import java.util.Locale;
import java.util.Set;

/**
 * Stock codes of Online Retail that are no goods. What a customer pays all the same (postage, carriage, what was
 * entered by hand) or is let off (discounts) belongs to the order; what only the books know does not.
 */
final class Products {
    private static final Set<String> SERVICES = Set.of("POST", "DOT", "C2", "C3", "M", "D");
    private static final Set<String> BOOKKEEPING =
            Set.of("BANK CHARGES", "AMAZONFEE", "ADJUST", "ADJUST2", "CRUK", "B", "S");

    private Products() {}

    static byte fate(Slice code) {
        if (code.length() == 0 || code.first() <= '9') {
            return Fate.KEPT;
        }
        String name = code.toString().toUpperCase(Locale.ROOT);
        if (BOOKKEEPING.contains(name) || name.startsWith("TEST")) {
            return Fate.of(Reason.NON_PRODUCT);
        }
        return SERVICES.contains(name) ? Fate.noting(Fate.KEPT, Note.SERVICE) : Fate.KEPT;
    }
}
