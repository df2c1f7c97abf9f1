/** Compiled random forests: flat arrays, means, survival curves and contributions. No Weka. */
@NullMarked
package io.customerprediction.forest;

import org.jspecify.annotations.NullMarked;
