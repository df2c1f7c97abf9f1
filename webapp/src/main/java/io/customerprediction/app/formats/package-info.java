/**
 * How numbers are written and read for a visitor: {@link io.customerprediction.app.formats.NumberStyle}.
 */
@NullMarked
package io.customerprediction.app.formats;

import org.jspecify.annotations.NullMarked;
