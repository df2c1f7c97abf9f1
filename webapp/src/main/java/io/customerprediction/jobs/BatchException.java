package io.customerprediction.jobs;

/** A batch cannot be taken now; the message says why and what to do. */
public final class BatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BatchException(String message) {
        super(message);
    }
}
