/**
 * Each customer's purchase days and amounts, in columns. The front door is {@link
 * io.customerprediction.history.CleanedLog}, which reads any source of rows; {@link
 * io.customerprediction.history.PurchaseLogBuilder} makes a log of purchases that are known already, and {@link
 * io.customerprediction.history.PurchaseLog#merge} makes one of two.
 */
@NullMarked
package io.customerprediction.history;

import org.jspecify.annotations.NullMarked;
