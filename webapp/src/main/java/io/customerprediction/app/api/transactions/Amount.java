package io.customerprediction.app.api.transactions;

import java.math.BigDecimal;

/** Amounts of money as shops write them. Stateless. */
final class Amount {
    private static final int LONGEST = 30;

    private Amount() {}

    /** The amount; 0 if the text is not one, or has more digits than money needs. */
    static BigDecimal of(String text) {
        try {
            return text.length() > LONGEST || text.matches(".*[eE].*") ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
