package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.customers.Totals;

/** A scoring in a few figures. */
public record PastTotals(Scoring scoring, Totals totals) {}
