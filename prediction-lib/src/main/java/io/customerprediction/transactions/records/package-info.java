/**
 * What every kind of file needs to be read as one text: the bytes as they come ({@link
 * io.customerprediction.transactions.records.RawInput}), limits, a temporary file for what cannot be read in a stream, and
 * records written as comma-separated values. A format implements {@link
 * io.customerprediction.transactions.records.Records}.
 */
@NullMarked
package io.customerprediction.transactions.records;

import org.jspecify.annotations.NullMarked;
