package io.customerprediction;

/** What a prediction is based on. */
public enum Basis {
    /** The four inputs alone; the purchase history is not known. */
    RFM,
    /** A history of one purchase day: its answer is how customers return after a first purchase, hence a wide interval. */
    FIRST_PURCHASE,
    /** A history of two or more purchase days. */
    HISTORY
}
