/**
 * Trains models: forests, segments, the choice of the leaf size, and the bundle with its card. The only room that uses Weka.
 * Front door: {@link io.customerprediction.training.Training}.
 */
@NullMarked
package io.customerprediction.training;

import org.jspecify.annotations.NullMarked;
