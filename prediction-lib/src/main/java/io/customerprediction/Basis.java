package io.customerprediction;

/** What an answer rests on. */
public enum Basis {
    /** The four inputs alone; the history is not known. */
    RFM,
    /** One purchase day: what became of others after their first purchase, hence a wide interval. */
    FIRST_PURCHASE,
    /** The whole history, of two or more purchase days. */
    HISTORY
}
