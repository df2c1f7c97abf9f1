package io.customerprediction.app.jobs;

import io.customerprediction.transactions.OrderNames;
import java.time.LocalDate;

/**
 * Limits of what an uploaded file may contain.
 *
 * @param lastDay the last day that a purchase can be of: today
 * @param maxInflatedBytes most bytes that a compressed file may have when it is unpacked
 * @param names how the orders of files are told apart
 */
record UploadLimits(LocalDate lastDay, long maxInflatedBytes, OrderNames names) {}
