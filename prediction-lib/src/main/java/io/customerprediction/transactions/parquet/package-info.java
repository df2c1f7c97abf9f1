/**
 * Parquet files as records: {@link io.customerprediction.transactions.parquet.ParquetRecords}. The library that reads them is
 * optional; only this room uses it.
 */
@NullMarked
package io.customerprediction.transactions.parquet;

import org.jspecify.annotations.NullMarked;
