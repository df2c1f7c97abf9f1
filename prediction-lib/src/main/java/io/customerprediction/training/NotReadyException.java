package io.customerprediction.training;

import java.util.stream.Collectors;

/** A log holds too little to learn from. The message lists every reason with its advice. */
public final class NotReadyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Readiness readiness;

    NotReadyException(Readiness readiness) {
        super("the log is NOT READY for training:\n"
                + readiness.reasons().stream().map(check -> "  " + check).collect(Collectors.joining("\n"))
                + "\nTo train all the same, force it; the model card will then say so.");
        this.readiness = readiness;
    }

    /** All that was looked at. */
    public Readiness readiness() {
        return readiness;
    }
}
