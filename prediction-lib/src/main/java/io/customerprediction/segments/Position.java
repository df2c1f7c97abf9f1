package io.customerprediction.segments;

import java.io.Serializable;

/**
 * A customer, a centre or a measure of spread in terms of RFM; the place of use says in which units.
 *
 * @param recency along the axis of recency
 * @param frequency along the axis of frequency
 * @param monetary along the axis of spending, or {@code NaN} if the log contains no amounts
 */
public record Position(double recency, double frequency, double monetary) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Refuses numbers that are no place: an infinite value, or one missing other than the spending. */
    public Position {
        if (!Double.isFinite(recency) || !Double.isFinite(frequency) || Double.isInfinite(monetary)) {
            throw new IllegalArgumentException("not a position: recency " + recency + ", frequency " + frequency
                    + ", monetary " + monetary + "; give finite numbers, and NaN only for an unknown spending");
        }
    }

    boolean hasMonetary() {
        return !Double.isNaN(monetary);
    }

    /** Squared distance to a point; without the spending if it is missing on either side. */
    double squaredDistance(double r, double f, double m) {
        double toRecency = recency - r;
        double toFrequency = frequency - f;
        double toMonetary = monetary - m;
        double distance = toRecency * toRecency + toFrequency * toFrequency;
        return Double.isNaN(toMonetary) ? distance : distance + toMonetary * toMonetary;
    }

    /** How valuable: the spending, or the number of orders if the log contains no amounts. */
    double value() {
        return hasMonetary() ? monetary : frequency;
    }

    /** Orders and spending together, as far as known. */
    double worth() {
        return hasMonetary() ? (frequency + monetary) / 2 : frequency;
    }
}
