package io.customerprediction.transactions;

/** A remark about a row that is kept. */
enum RowNote {
    CANCELLED("cancelled order, netted off"),
    RETURN("return, netted off"),
    SERVICE("postage, carriage, discount or manual line"),
    REPEATED_TOTAL("line of an order whose total is counted once"),
    REFUND_OF_ORDER("refund, taken off its order");

    /** As the report names it. */
    final String words;

    RowNote(String words) {
        this.words = words;
    }
}
