/**
 * Customers at as-of dates of the past, with what happened afterwards: the features that were known on the date, and
 * whether and when the customer purchased again (the label, censored where the log ends first). Models are trained and
 * measured on these rows. Front door: {@link io.customerprediction.labels.ExamplesBuilder}.
 */
@NullMarked
package io.customerprediction.labels;

import org.jspecify.annotations.NullMarked;
