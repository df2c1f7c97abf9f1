package io.customerprediction.app.store;

import org.jspecify.annotations.Nullable;

/**
 * Which customers are wanted; all conditions hold at once.
 *
 * @param cluster number of the segment, or {@code null} for all
 * @param band of risk, or {@code null} for all
 * @param minRisk least churn probability; 0 for all
 * @param minValue least net spend; negative infinity for all
 * @param maxValue largest net spend; positive infinity for all
 * @param idPrefix how the customer's id begins, whether in upper or lower case; empty for all
 * @param likeliest the customers who are likeliest to do something, or {@code null} for all
 */
public record CustomerFilter(
        @Nullable Integer cluster,
        @Nullable RiskBand band,
        double minRisk,
        double minValue,
        double maxValue,
        String idPrefix,
        @Nullable Likeliest likeliest) {
    /** All customers. */
    public static final CustomerFilter ALL =
            new CustomerFilter(null, null, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "", null);

    /** Rejects {@code NaN}; keeps the prefix in lower case, without the character 0, which no id holds. */
    public CustomerFilter {
        idPrefix = FoldedId.of(idPrefix.replace("\0", ""));
        if (Double.isNaN(minRisk) || Double.isNaN(minValue) || Double.isNaN(maxValue)) {
            throw new IllegalArgumentException("a limit of a customer filter is not a number: leave it open instead");
        }
    }

    /** The same with another prefix of the id. */
    public CustomerFilter withIdPrefix(String prefix) {
        return new CustomerFilter(cluster, band, minRisk, minValue, maxValue, prefix, likeliest);
    }

    /** The same with another range of net spend, both ends included. */
    public CustomerFilter withValue(double least, double largest) {
        return new CustomerFilter(cluster, band, minRisk, least, largest, idPrefix, likeliest);
    }

    /** The same with those who are likeliest to do something. */
    public CustomerFilter withLikeliest(Likeliest others) {
        return new CustomerFilter(cluster, band, minRisk, minValue, maxValue, idPrefix, others);
    }

    /** The same with another least churn probability. */
    public CustomerFilter withMinRisk(double least) {
        return new CustomerFilter(cluster, band, least, minValue, maxValue, idPrefix, likeliest);
    }

    /** The same with another segment and band, {@code null} for all. */
    public CustomerFilter withGroup(@Nullable Integer ofCluster, @Nullable RiskBand ofBand) {
        return new CustomerFilter(ofCluster, ofBand, minRisk, minValue, maxValue, idPrefix, likeliest);
    }

    /** Whether customers of this segment and band may be wanted. */
    boolean allows(int ofCluster, RiskBand ofBand) {
        return (cluster == null || cluster == ofCluster)
                && (band == null || band == ofBand)
                && (ofBand == RiskBand.HIGH ? minRisk <= 1 : minRisk < ofBand.to());
    }

    /** Whether the net spend matters. */
    boolean hasValueRange() {
        return minValue > Double.NEGATIVE_INFINITY || maxValue < Double.POSITIVE_INFINITY;
    }

    /** Whether some customers of the band, but not all, are too safe. */
    boolean cuts(RiskBand ofBand) {
        return minRisk > ofBand.from();
    }
}
