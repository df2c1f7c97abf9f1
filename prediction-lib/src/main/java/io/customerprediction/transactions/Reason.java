package io.customerprediction.transactions;

/** Why a row is set aside, in the order in which the reasons are looked for. */
enum Reason {
    BROKEN_ROW("broken row"),
    DUPLICATED_ORDER("duplicated order"),
    MISSING_CUSTOMER("missing customer id"),
    MISSING_TIME("missing time"),
    UNPARSABLE_TIME("unparsable time"),
    FUTURE_TIME("future time"),
    ADJUSTMENT("adjustment"),
    NON_PRODUCT("non-product line"),
    MISSING_AMOUNT("missing amount"),
    NON_NUMERIC_AMOUNT("non-numeric amount"),
    ZERO_AMOUNT("zero amount"),
    CANCELLED("cancelled order"),
    RETURN("return");

    /** As the report and the file of rejects call it. */
    final String words;

    Reason(String words) {
        this.words = words;
    }
}
