/**
 * The page Segments: size, value and typical gap of each segment, and movements between them. The front door is
 * {@link io.customerprediction.app.pages.segments.SegmentsPage}.
 */
@NullMarked
package io.customerprediction.app.pages.segments;

import org.jspecify.annotations.NullMarked;
