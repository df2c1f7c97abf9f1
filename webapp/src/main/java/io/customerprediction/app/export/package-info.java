/** Answers as files that other programs read. */
@NullMarked
package io.customerprediction.app.export;

import org.jspecify.annotations.NullMarked;
