package io.customerprediction.progress;

/** The phases of a training or an evaluation, in their order. */
public enum Phase {
    /** The log is checked for what training needs. */
    CHECKING("checking whether the log is ready"),
    /** Models are trained at earlier as-of dates and compared with what happened afterwards. */
    TESTING("testing on the log's past"),
    /** The model is trained on all that is known on the as-of date. */
    FITTING("training the model"),
    /** The run has ended; reported once, with a share of 1. */
    FINISHED("finished");

    private final String text;

    Phase(String text) {
        this.text = text;
    }

    /** What is being done, in words for people. */
    public String text() {
        return text;
    }
}
