/**
 * Logs as comma-separated values: everything about bytes, compression, encodings, fields and quotes. The front door is
 * {@link io.customerprediction.transactions.csv.CsvRows}; {@link io.customerprediction.transactions.csv.LogPreview} reads
 * only the beginning, and {@link io.customerprediction.transactions.csv.CsvTable} the fields of any table.
 */
@NullMarked
package io.customerprediction.transactions.csv;

import org.jspecify.annotations.NullMarked;
