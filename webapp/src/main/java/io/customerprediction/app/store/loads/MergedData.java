package io.customerprediction.app.store.loads;

import io.customerprediction.history.PurchaseLog;

/**
 * A data set that was made of the one before and of what has arrived since.
 *
 * @param purchases that are in it
 */
public record MergedData(DataSet dataSet, PurchaseLog purchases) {}
