package io.customerprediction.app.jobs;

import java.util.Locale;

/** A step of long work, in the order that work goes through them. */
public enum JobPhase {
    /** A file is read and cleaned; how many customers it has is known afterwards. */
    READING,
    /** Customers are written to the store. */
    LOADING,
    /** A model is trained. */
    TRAINING,
    /** Customers are predicted. */
    SCORING,
    /** Indexes are built. */
    INDEXING,
    /** The result is published; from here on it is too late to cancel. */
    FINISHING;

    /** Whether there are rows or customers to count. */
    public boolean counts() {
        return this != TRAINING && this != INDEXING && this != FINISHING;
    }

    /** The name in texts and messages, such as {@code scoring}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
