/**
 * How good forecasts are: measures (AUC, Brier score, calibration, concordance, interval coverage), simple methods to compare
 * with, the backtest over several as-of dates, readiness of a log and the grade of a model. How a model is trained is passed
 * in as a function ({@link io.customerprediction.evaluation.Learning}). Front doors: {@link
 * io.customerprediction.evaluation.Evaluation} and {@link io.customerprediction.evaluation.ReadinessCheck}.
 */
@NullMarked
package io.customerprediction.evaluation;

import org.jspecify.annotations.NullMarked;
