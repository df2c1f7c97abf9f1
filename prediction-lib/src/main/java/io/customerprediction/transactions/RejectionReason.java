package io.customerprediction.transactions;

/** Why a row is rejected, in the order in which the reasons are checked. */
public enum RejectionReason {
    /** The row does not have the header's number of fields, or its customer id is longer than 1,000 bytes. */
    BROKEN_ROW("broken row"),
    /** The whole order has been read before. */
    DUPLICATED_ORDER("duplicated order"),
    /** There is no customer id. */
    MISSING_CUSTOMER("missing customer id"),
    /** There is no date. */
    MISSING_TIME("missing time"),
    /** The text is not a date. */
    UNPARSABLE_TIME("unparsable time"),
    /** The date is after the latest possible day. */
    FUTURE_TIME("future time"),
    /** The order adjusts the books. */
    ADJUSTMENT("adjustment"),
    /** The product code is one of bookkeeping or tests. */
    NON_PRODUCT("non-product line"),
    /** There is no amount. */
    MISSING_AMOUNT("missing amount"),
    /** The amount is not a number or beyond 1e12. */
    NON_NUMERIC_AMOUNT("non-numeric amount"),
    /** The amount is zero. */
    ZERO_AMOUNT("zero amount"),
    /** The order is cancelled, and the rules reject such orders or the log has no amounts. */
    CANCELLED("cancelled order"),
    /** The amount is negative, and the rules reject returns. */
    RETURN("return");

    private final String words;

    RejectionReason(String words) {
        this.words = words;
    }

    /** As reports and files of rejected rows name it. */
    public String words() {
        return words;
    }

    /** Whether the row is wrong, rather than read well and known not to be a purchase. */
    public boolean isDefect() {
        return switch (this) {
            case BROKEN_ROW,
                    MISSING_CUSTOMER,
                    MISSING_TIME,
                    UNPARSABLE_TIME,
                    FUTURE_TIME,
                    MISSING_AMOUNT,
                    NON_NUMERIC_AMOUNT -> true;
            case DUPLICATED_ORDER, ADJUSTMENT, NON_PRODUCT, ZERO_AMOUNT, CANCELLED, RETURN -> false;
        };
    }
}
