package io.customerprediction.training;

import io.customerprediction.model.report.Readiness;
import java.util.stream.Collectors;

/** The log has too little data for training. The message lists every reason with its advice. */
public final class NotReadyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Readiness readiness;

    private NotReadyException(Readiness readiness, String remedy) {
        super("the log is NOT READY for training:\n"
                + readiness.reasons().stream().map(check -> "  " + check).collect(Collectors.joining("\n"))
                + "\n" + remedy);
        this.readiness = readiness;
    }

    static NotReadyException unlessForced(Readiness readiness) {
        return new NotReadyException(readiness, "To train anyway, force it; the model card will then say so.");
    }

    /** There is no purchase before the as-of date, so there are no outcomes to train on. */
    static NotReadyException evenIfForced(Readiness readiness) {
        return new NotReadyException(
                readiness,
                "Forcing does not help: the log has no purchase before the as-of date " + readiness.asOf()
                        + ". Give a longer log or a later date.");
    }

    /** All checks and their results. */
    public Readiness readiness() {
        return readiness;
    }
}
