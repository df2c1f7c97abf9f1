/** From a file of purchases to clean rows, every row kept or set aside for a counted reason. */
@NullMarked
package io.customerprediction.transactions;

import org.jspecify.annotations.NullMarked;
