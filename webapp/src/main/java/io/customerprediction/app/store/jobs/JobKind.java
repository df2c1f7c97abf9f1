package io.customerprediction.app.store.jobs;

import java.util.Locale;

/** What a job does. */
public enum JobKind {
    /** Predicts for the customers or rows of an uploaded file. */
    BATCH,
    /** Scores all customers anew with what has arrived. */
    REFRESH,
    /** Trains a model on all purchases as they are now. */
    RETRAIN;

    /** The name in the table. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
