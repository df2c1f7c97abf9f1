/**
 * What the server counts and measures, in the format of Prometheus. {@link io.customerprediction.app.metrics.Metrics} holds
 * the counters; {@link io.customerprediction.app.metrics.RequestMetrics} fills those of requests.
 */
@NullMarked
package io.customerprediction.app.metrics;

import org.jspecify.annotations.NullMarked;
