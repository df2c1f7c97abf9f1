package io.customerprediction.app.jobs;

/** A batch cannot be taken or carried out. */
public final class BatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient BatchFault fault;

    BatchException(BatchFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    BatchException(BatchFault.Kind kind, Object... details) {
        this(BatchFault.of(kind, details));
    }

    /** What is wrong. */
    public BatchFault fault() {
        return fault;
    }
}
