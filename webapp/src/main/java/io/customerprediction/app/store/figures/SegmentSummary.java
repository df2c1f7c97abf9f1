package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.segments.SegmentName;
import java.util.OptionalInt;

/**
 * One segment's customers.
 *
 * @param name what its customers are called
 * @param shareOfValue its share of the net spend of all, from 0 to 1; 0 where the log has no amounts
 * @param typicalGap median of the customers' mean days between purchases; empty if none has bought on two days
 */
public record SegmentSummary(SegmentName name, Totals totals, double shareOfValue, OptionalInt typicalGap) {}
