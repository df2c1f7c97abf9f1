/** The prediction log: two lines a prediction, through SLF4J. */
@NullMarked
package io.customerprediction.logging;

import org.jspecify.annotations.NullMarked;
