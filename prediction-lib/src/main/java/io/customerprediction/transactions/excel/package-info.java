/**
 * Workbooks of Excel (.xlsx, .xlsm) as records: {@link io.customerprediction.transactions.excel.ExcelRecords}. Sheets and
 * shared strings are read in a stream, within limits.
 */
@NullMarked
package io.customerprediction.transactions.excel;

import org.jspecify.annotations.NullMarked;
