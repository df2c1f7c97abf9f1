/**
 * Health and the description of the active model, for operators and monitoring. Front doors:
 * {@link io.customerprediction.app.api.operations.Health} and
 * {@link io.customerprediction.app.api.operations.ModelDescription}.
 */
@NullMarked
package io.customerprediction.app.api.operations;

import org.jspecify.annotations.NullMarked;
