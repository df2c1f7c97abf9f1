/** Forecasts that are kept to be compared with what comes, and the drift of customers. Front door: {@code Forecasts}. */
@NullMarked
package io.customerprediction.app.store.forecasts;

import org.jspecify.annotations.NullMarked;
