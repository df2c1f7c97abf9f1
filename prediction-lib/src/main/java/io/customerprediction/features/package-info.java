/** What a history says at an as-of date, as numbers: RFM and the history features. */
@NullMarked
package io.customerprediction.features;

import org.jspecify.annotations.NullMarked;
