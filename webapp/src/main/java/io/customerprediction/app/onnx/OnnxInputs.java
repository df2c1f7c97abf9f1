package io.customerprediction.app.onnx;

/** What is known of the customers that a file in ONNX answers for. */
public enum OnnxInputs {
    /** The features of a purchase history. */
    HISTORY,
    /** Recency, frequency, cluster and, if the log has amounts, monetary; the last two may be missing. */
    RFM
}
