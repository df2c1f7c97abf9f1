/**
 * Churn likelihood and days until the next purchase. The front door is {@link io.customerprediction.CustomerPredictor}: load
 * a model bundle, then predict from the four inputs ({@link io.customerprediction.Rfm}), from a purchase history, or for a
 * whole log; the answer is a {@link io.customerprediction.Prediction}. All inputs and answers compare by value, are
 * serializable, and are written and read by Jackson without any module.
 */
@NullMarked
package io.customerprediction;

import org.jspecify.annotations.NullMarked;
