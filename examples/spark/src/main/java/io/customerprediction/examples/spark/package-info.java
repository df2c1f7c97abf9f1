/** A job for Apache Spark: rows to histories, training on a sample, and predictions for every customer. */
@NullMarked
package io.customerprediction.examples.spark;

import org.jspecify.annotations.NullMarked;
