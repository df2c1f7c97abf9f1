/**
 * From features to the time of the next purchase: {@link io.customerprediction.survival.SurvivalCurve}, from which every
 * figure of a prediction is read, and the models whose hazards it combines, pooled by {@link io.customerprediction.survival.HazardModel}.
 */
@NullMarked
package io.customerprediction.survival;

import org.jspecify.annotations.NullMarked;
