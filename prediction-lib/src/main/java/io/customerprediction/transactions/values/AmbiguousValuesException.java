package io.customerprediction.transactions.values;

/** The values of a column can be read in more than one way; the message says which, and what to give. */
public final class AmbiguousValuesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param message what is ambiguous, and what to do */
    public AmbiguousValuesException(String message) {
        super(message);
    }
}
