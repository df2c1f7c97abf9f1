/** Customer segments: k-means on recency, frequency and monetary; assign, name, describe. */
@NullMarked
package io.customerprediction.segments;

import org.jspecify.annotations.NullMarked;
