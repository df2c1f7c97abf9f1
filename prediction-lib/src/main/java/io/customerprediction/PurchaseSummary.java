package io.customerprediction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.history.CustomerHistory;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has bought by the as-of date, in five numbers.
 *
 * @param recency days from the last purchase to the as-of date
 * @param frequency orders in all
 * @param monetary net spend in all; {@code NaN} where the log has no amounts ({@code null} in JSON)
 * @param tenure days from the first purchase to the as-of date
 * @param purchaseDays days with a purchase
 */
public record PurchaseSummary(int recency, int frequency, double monetary, int tenure, int purchaseDays)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * The summary of a history.
     *
     * @param asOf the last day that is known
     * @return empty if there is no purchase on or before {@code asOf}
     */
    public static Optional<PurchaseSummary> of(CustomerHistory history, LocalDate asOf) {
        double[] row = new double[HistoryFeatures.rowWidth()];
        return HistoryFeatures.fill(history, (int) asOf.toEpochDay(), row, 0)
                ? Optional.of(ofRow(row, 0, history.hasAmounts()))
                : Optional.empty();
    }

    /** @param rows as {@link HistoryFeatures} fills them, the customer's beginning at {@code from} */
    static PurchaseSummary ofRow(double[] rows, int from, boolean hasAmounts) {
        RfmFeatures rfm = RfmFeatures.ofHistory(rows, from, hasAmounts);
        return new PurchaseSummary(
                (int) rfm.recency(), (int) rfm.frequency(), rfm.monetary(), (int) Feature.TENURE.of(rows, from), (int)
                        Feature.PURCHASE_DAYS.of(rows, from));
    }

    /** The fields in JSON. */
    record Json(int recency, int frequency, @Nullable Double monetary, int tenure, int purchaseDays) {}

    @JsonValue
    Json toJson() {
        return new Json(recency, frequency, Missing.orNull(monetary), tenure, purchaseDays);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PurchaseSummary of(Json json) {
        return new PurchaseSummary(
                json.recency, json.frequency, Missing.orNaN(json.monetary), json.tenure, json.purchaseDays);
    }
}
