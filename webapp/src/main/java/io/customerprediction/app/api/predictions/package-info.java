/**
 * Predictions as JSON. Front doors: {@link io.customerprediction.app.api.predictions.PredictionsApi}, and
 * {@link io.customerprediction.app.api.predictions.OriginalApi} for the two original endpoints.
 */
@NullMarked
package io.customerprediction.app.api.predictions;

import org.jspecify.annotations.NullMarked;
