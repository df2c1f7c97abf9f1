package io.customerprediction.transactions;

/** What is worth knowing of a row that is kept. */
enum Note {
    CANCELLED("cancelled order, netted off"),
    RETURN("return, netted off"),
    SERVICE("postage, carriage, discount or manual line");

    /** As the report calls it. */
    final String words;

    Note(String words) {
        this.words = words;
    }
}
