package io.customerprediction.app.store;

/** A scoring in a few figures. */
public record PastTotals(Scoring scoring, Totals totals) {}
