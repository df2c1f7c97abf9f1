/**
 * Purchases that arrive over the API. Front door: {@link io.customerprediction.app.api.transactions.TransactionsApi}; {@code
 * RowFields} are read from JSON or CSV, {@code ArrivingRows} applies the rules of one row and makes orders of them.
 */
@NullMarked
package io.customerprediction.app.api.transactions;

import org.jspecify.annotations.NullMarked;
