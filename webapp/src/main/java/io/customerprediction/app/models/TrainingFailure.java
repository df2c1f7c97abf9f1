package io.customerprediction.app.models;

/** A training could not be completed. The message says why and what to do. */
public final class TrainingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrainingFailure(String message) {
        super(message);
    }
}
