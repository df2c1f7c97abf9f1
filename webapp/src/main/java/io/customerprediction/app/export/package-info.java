/**
 * Predictions as CSV files for other programs: {@link io.customerprediction.app.export.PredictionCsv} and its
 * siblings, one class for each kind of file.
 */
@NullMarked
package io.customerprediction.app.export;

import org.jspecify.annotations.NullMarked;
