package io.customerprediction.transactions;

/** Why a row is rejected, in the order in which the reasons are checked. */
public enum RejectionReason {
    /** The row has more fields than the header, or its customer id is longer than 1,000 bytes. */
    BROKEN_ROW("broken row"),
    /** The whole order, or a whole block of rows, has been read before. */
    DUPLICATED_ORDER("duplicated order"),
    /** An earlier file of the same log covers the day, and without order ids nothing else shows what stands twice. */
    COVERED_DAY("day that an earlier file covers"),
    /** The customer was erased and must not be stored again. */
    ERASED("erased customer"),
    /** There is no customer id, or a placeholder such as guest, 0 or n/a. */
    MISSING_CUSTOMER("missing customer id"),
    /** The row adds up the table. */
    TOTALS_ROW("row of totals"),
    /** The payment failed or was denied, as its status says. */
    FAILED("failed payment"),
    /** The order is cancelled, as its status says, or its number where the rules reject such orders. */
    CANCELLED("cancelled order"),
    /** The order is not paid yet, as its status says. */
    PENDING("pending payment"),
    /** The order was refunded in full. */
    REFUNDED("refunded order"),
    /** The customer's bank took the money back. */
    CHARGEBACK("chargeback"),
    /** A test of the shop. */
    TEST("test"),
    /** A view, a cart or another event without a purchase. */
    NO_PURCHASE("event without a purchase"),
    /** A payout, a fee or another transfer of the shop. */
    TRANSFER("transfer of the shop"),
    /** The status is one of those that the user wants left out. */
    UNWANTED("status left out as asked"),
    /** The meaning of the status is not known. */
    UNKNOWN_STATUS("unknown status"),
    /** The amount is in another currency than the one asked for. */
    OTHER_CURRENCY("other currency"),
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
        return isUnreadable()
                || this == MISSING_CUSTOMER
                || this == MISSING_TIME
                || this == FUTURE_TIME
                || this == MISSING_AMOUNT;
    }

    /** Whether the number of fields, the date or the amount could not be read. */
    public boolean isUnreadable() {
        return this == BROKEN_ROW || this == UNPARSABLE_TIME || this == NON_NUMERIC_AMOUNT;
    }

    /** Whether the row was set aside by what it is, not by how well it could be read. */
    public boolean isByMeaning() {
        return compareTo(MISSING_CUSTOMER) >= 0 && compareTo(OTHER_CURRENCY) <= 0;
    }
}
