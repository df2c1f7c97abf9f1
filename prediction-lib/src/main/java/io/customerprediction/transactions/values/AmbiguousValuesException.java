package io.customerprediction.transactions.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The values of a column can be read in more than one way; the message says which, and what to give. */
public final class AmbiguousValuesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final OpenQuestion question;
    private final ArrayList<String> values;

    /**
     * What is ambiguous.
     *
     * @param message what it is, and what to do
     */
    public AmbiguousValuesException(OpenQuestion question, String message) {
        this(question, message, List.of());
    }

    /**
     * What is ambiguous.
     *
     * @param message what it is, and what to do
     * @param values to choose from
     */
    public AmbiguousValuesException(OpenQuestion question, String message, Collection<String> values) {
        super(message);
        this.question = question;
        this.values = new ArrayList<>(values);
    }

    /** What has to be decided. */
    public OpenQuestion question() {
        return question;
    }

    /** The values to choose from; empty where the question needs none. */
    public List<String> values() {
        return List.copyOf(values);
    }
}
