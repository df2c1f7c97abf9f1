package io.customerprediction.training;

import io.customerprediction.model.report.Readiness;
import java.util.stream.Collectors;

/** A log holds too little to learn from. The message lists every reason with its advice. */
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
        return new NotReadyException(readiness, "To train all the same, force it; the model card will then say so.");
    }

    /** Nobody bought before the as-of date, so there is no time that anything could be learnt from. */
    static NotReadyException evenIfForced(Readiness readiness) {
        return new NotReadyException(
                readiness,
                "Forcing does not help: nobody purchased before the as-of date " + readiness.asOf()
                        + ". Give a longer log or a later date.");
    }

    /** All that was looked at. */
    public Readiness readiness() {
        return readiness;
    }
}
