/**
 * The features of a customer at an as-of date, as numbers: {@link io.customerprediction.features.Feature} lists them all,
 * {@link io.customerprediction.features.HistoryFeatures} and {@link io.customerprediction.features.RfmFeatures} compute them.
 */
@NullMarked
package io.customerprediction.features;

import org.jspecify.annotations.NullMarked;
