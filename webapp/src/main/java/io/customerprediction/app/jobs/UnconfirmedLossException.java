package io.customerprediction.app.jobs;

import io.customerprediction.app.store.loads.Loss;

/** A log does not have all of what it would replace, which nobody has agreed to. */
final class UnconfirmedLossException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Loss loss;

    UnconfirmedLossException(Loss loss) {
        super("what would be lost has to be confirmed first");
        this.loss = loss;
    }

    Loss loss() {
        return loss;
    }
}
