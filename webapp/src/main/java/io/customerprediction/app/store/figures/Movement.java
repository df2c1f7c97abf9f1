package io.customerprediction.app.store.figures;

import io.customerprediction.segments.SegmentName;

/**
 * Customers who were in one segment by the model before and are in another, or the same, now.
 *
 * @param from the segment by the model before
 * @param to the segment now
 */
public record Movement(SegmentName from, SegmentName to, int customers) {}
