/**
 * Reads the text of one field: dates, numbers and words for a row's status. What cannot be decided by one value is decided
 * once for a column and given as a record that can be stored: {@link
 * io.customerprediction.transactions.values.DateReading}, {@link io.customerprediction.transactions.values.Decimals},
 * {@link io.customerprediction.transactions.values.StatusWords}. Words and month names are data, in the resources of this
 * package.
 */
@NullMarked
package io.customerprediction.transactions.values;

import org.jspecify.annotations.NullMarked;
