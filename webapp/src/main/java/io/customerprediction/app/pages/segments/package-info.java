/** The segments: how large, how valuable, how loyal, and who moved between them. */
@NullMarked
package io.customerprediction.app.pages.segments;

import org.jspecify.annotations.NullMarked;
