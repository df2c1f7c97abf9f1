package io.customerprediction.app.jobs;

import java.time.LocalDate;

/**
 * Limits of what an uploaded file may contain.
 *
 * @param lastDay the last day that a purchase can be of: today
 * @param maxInflatedBytes most bytes that a compressed file may have when it is unpacked
 */
record UploadLimits(LocalDate lastDay, long maxInflatedBytes) {}
