package io.customerprediction.evaluation;

/** Whether forecasts came true, in a word; the rule is that of {@link ForecastCheck#state}. */
public enum ForecastState {
    /** They came true as far as these customers show. */
    GREEN,
    /** Something is off, but not by much. */
    WATCH,
    /** The forecasts are wrong in a way that decisions would notice: find the cause, or train anew. */
    ACT,
    /** Too few customers came back, or too few stayed away, to say. */
    TOO_FEW
}
