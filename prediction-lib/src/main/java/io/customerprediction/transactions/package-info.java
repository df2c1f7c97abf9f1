/**
 * Transactions from any source, cleaned by one set of rules. The front door is {@link
 * io.customerprediction.transactions.RowSource}: something that has rows, such as {@link
 * io.customerprediction.transactions.TransactionRows} (objects of the caller) or a CSV file (room {@code csv}). Every
 * source passes its rows to the one {@link io.customerprediction.transactions.RowCleaner}, which keeps or rejects each
 * for a counted reason and reports it in a {@link io.customerprediction.transactions.CleaningReport}.
 *
 * <p>{@code RowCleaner}, {@code RowBatch}, {@code RowDetails}, {@code Slice}, {@code Millionths} and {@code KeyedHash}
 * are what sources are written with; programs that only use the library do not need them.
 */
@NullMarked
package io.customerprediction.transactions;

import org.jspecify.annotations.NullMarked;
