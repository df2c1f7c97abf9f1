package io.customerprediction.app.jobs;

import java.time.LocalDate;

/**
 * Limits of what an uploaded file may contain.
 *
 * @param lastDay the last day that a purchase can be of: today
 * @param reading how files are read
 */
record UploadLimits(LocalDate lastDay, Batches.Reading reading) {}
