/**
 * The prediction log: two lines for each prediction, through SLF4J. The front door is
 * {@link io.customerprediction.logging.PredictionLog}.
 */
@NullMarked
package io.customerprediction.logging;

import org.jspecify.annotations.NullMarked;
