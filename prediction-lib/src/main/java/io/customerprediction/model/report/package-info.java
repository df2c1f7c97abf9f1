/**
 * The model card and the report of the backtest as values: {@link io.customerprediction.model.report.ModelCard} and
 * {@link io.customerprediction.model.report.EvaluationReport}, which all other rooms read and write.
 */
@NullMarked
package io.customerprediction.model.report;

import org.jspecify.annotations.NullMarked;
