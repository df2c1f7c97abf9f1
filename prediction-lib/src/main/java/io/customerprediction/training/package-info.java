/** Fits and judges models. The only room that knows Weka. */
@NullMarked
package io.customerprediction.training;

import org.jspecify.annotations.NullMarked;
