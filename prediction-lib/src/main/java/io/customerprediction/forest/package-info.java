/**
 * Compiled random forests in flat arrays: means, survival curves and contributions, without Weka. The front door is
 * {@link io.customerprediction.forest.CompiledForest}.
 */
@NullMarked
package io.customerprediction.forest;

import org.jspecify.annotations.NullMarked;
