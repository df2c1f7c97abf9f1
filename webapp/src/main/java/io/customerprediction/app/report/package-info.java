/**
 * The evaluation as one page of tables, charts and explanations, without a script and without a server. The front door
 * is {@link io.customerprediction.app.report.EvaluationPage}.
 */
@NullMarked
package io.customerprediction.app.report;

import org.jspecify.annotations.NullMarked;
