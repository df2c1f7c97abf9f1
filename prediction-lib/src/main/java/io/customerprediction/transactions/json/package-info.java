/**
 * JSON as records: {@link io.customerprediction.transactions.json.JsonRecords} reads lines of objects, an array of objects, or
 * an object that holds one array of them, in a stream.
 */
@NullMarked
package io.customerprediction.transactions.json;

import org.jspecify.annotations.NullMarked;
