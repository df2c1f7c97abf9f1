/** Answers as files that other programs read. */
@NullMarked
package io.customerprediction.export;

import org.jspecify.annotations.NullMarked;
