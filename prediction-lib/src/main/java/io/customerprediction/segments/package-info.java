/**
 * Customer segments: k-means on recency, frequency and monetary; assigned, named and described. The front door is
 * {@link io.customerprediction.segments.Segments}.
 */
@NullMarked
package io.customerprediction.segments;

import org.jspecify.annotations.NullMarked;
