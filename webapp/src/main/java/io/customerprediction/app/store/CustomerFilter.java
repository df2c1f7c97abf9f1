package io.customerprediction.app.store;

import io.customerprediction.ModelInfo;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.survival.DayWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are wanted; all conditions hold at once.
 *
 * @param clusters numbers of the groups; empty for all
 * @param band of risk, or {@code null} for all
 * @param minRisk least churn probability; 0 for all
 * @param maxRisk churn probability that is too high; positive infinity for all
 * @param minValue least net spend; negative infinity for all
 * @param maxValue largest net spend; positive infinity for all
 * @param idPrefix how the customer's id begins, whether in upper or lower case; empty for all
 * @param nextOrder days after the as-of date, in which the next order is likely; {@code null} for all
 * @param likeliest the customers who are likeliest to do something, or {@code null} for all
 * @param purchases when and how often they have bought
 */
public record CustomerFilter(
        List<Integer> clusters,
        @Nullable RiskBand band,
        double minRisk,
        double maxRisk,
        double minValue,
        double maxValue,
        String idPrefix,
        @Nullable DayWindow nextOrder,
        @Nullable Likeliest likeliest,
        PurchaseRanges purchases) {
    /** All customers. */
    public static final CustomerFilter ALL = new CustomerFilter(
            List.of(),
            null,
            0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            "",
            null,
            null,
            PurchaseRanges.ALL);

    /** Rejects {@code NaN}; keeps the prefix in lower case, without the character 0, which no id holds. */
    public CustomerFilter {
        clusters = List.copyOf(clusters);
        idPrefix = FoldedId.of(idPrefix.replace("\0", ""));
        if (Double.isNaN(minRisk) || Double.isNaN(maxRisk) || Double.isNaN(minValue) || Double.isNaN(maxValue)) {
            throw new IllegalArgumentException("a limit of a customer filter is not a number: leave it open instead");
        }
    }

    /** The same with another prefix of the id. */
    public CustomerFilter withIdPrefix(String prefix) {
        return new CustomerFilter(
                clusters, band, minRisk, maxRisk, minValue, maxValue, prefix, nextOrder, likeliest, purchases);
    }

    /** The same with another range of net spend, both ends included. */
    public CustomerFilter withValue(double least, double largest) {
        return new CustomerFilter(
                clusters, band, minRisk, maxRisk, least, largest, idPrefix, nextOrder, likeliest, purchases);
    }

    /** The same with those who are likeliest to do something, {@code null} for all. */
    public CustomerFilter withLikeliest(@Nullable Likeliest others) {
        return new CustomerFilter(
                clusters, band, minRisk, maxRisk, minValue, maxValue, idPrefix, nextOrder, others, purchases);
    }

    /** The same with those whose next order is likely within these days after the as-of date, {@code null} for all. */
    public CustomerFilter withNextOrder(@Nullable DayWindow days) {
        return new CustomerFilter(
                clusters, band, minRisk, maxRisk, minValue, maxValue, idPrefix, days, likeliest, purchases);
    }

    /** The same with other ranges of when and how often they have bought. */
    public CustomerFilter withPurchases(PurchaseRanges ranges) {
        return new CustomerFilter(
                clusters, band, minRisk, maxRisk, minValue, maxValue, idPrefix, nextOrder, likeliest, ranges);
    }

    /** The same with another least churn probability. */
    public CustomerFilter withMinRisk(double least) {
        return new CustomerFilter(
                clusters, band, least, maxRisk, minValue, maxValue, idPrefix, nextOrder, likeliest, purchases);
    }

    /** The same with another group and band, {@code null} for all. */
    public CustomerFilter withGroup(@Nullable Integer ofCluster, @Nullable RiskBand ofBand) {
        List<Integer> group = ofCluster == null ? List.of() : List.of(ofCluster);
        return new CustomerFilter(
                group, ofBand, minRisk, maxRisk, minValue, maxValue, idPrefix, nextOrder, likeliest, purchases);
    }

    /** The same for one segment's customers alone; a higher least churn probability stays. */
    public CustomerFilter withSegment(SegmentName segment, ModelInfo model) {
        List<Integer> groups = segment.groups(model.segmentNames());
        return new CustomerFilter(
                groups.isEmpty() ? List.of(0) : groups,
                band,
                Math.max(minRisk, segment.from()),
                segment.to(),
                minValue,
                maxValue,
                idPrefix,
                nextOrder,
                likeliest,
                purchases);
    }

    /** Whether customers of this group and band may be wanted. */
    boolean allows(int ofCluster, RiskBand ofBand) {
        return (clusters.isEmpty() || clusters.contains(ofCluster))
                && (band == null || band == ofBand)
                && maxRisk > ofBand.from()
                && (ofBand == RiskBand.HIGH ? minRisk <= 1 : minRisk < ofBand.to());
    }

    /** Whether the net spend matters. */
    boolean hasValueRange() {
        return minValue > Double.NEGATIVE_INFINITY || maxValue < Double.POSITIVE_INFINITY;
    }

    /** Whether some customers of the band, but not all, have too low or too high a risk. */
    boolean cuts(RiskBand ofBand) {
        return minRisk > ofBand.from() || (maxRisk <= 1 && maxRisk < ofBand.to());
    }
}
