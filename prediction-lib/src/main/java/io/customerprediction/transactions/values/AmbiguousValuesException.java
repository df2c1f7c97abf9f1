package io.customerprediction.transactions.values;

/** The values of a column can be read in more than one way; the message says which, and what to give. */
public final class AmbiguousValuesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final OpenQuestion question;

    /**
     * What is ambiguous.
     *
     * @param message what it is, and what to do
     */
    public AmbiguousValuesException(OpenQuestion question, String message) {
        super(message);
        this.question = question;
    }

    /** What has to be decided. */
    public OpenQuestion question() {
        return question;
    }
}
