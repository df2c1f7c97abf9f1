package io.customerprediction.app.store.customers;

import io.customerprediction.Basis;
import io.customerprediction.CustomerPrediction;
import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import io.customerprediction.Prediction;
import io.customerprediction.PurchaseSummary;
import io.customerprediction.survival.DayWindow;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is known and expected of one customer at a scoring's as-of date.
 *
 * @param number of the customer in the log that was loaded, from 0
 * @param id as the log writes it
 * @param cluster number of the segment, from 1
 * @param basis what the prediction rests on
 * @param churnProbability probability of no purchase within the model's horizon
 * @param expectedDays E[min(days to the next purchase, 360)]
 * @param daysIfReturning median days to the next purchase, given one within the horizon
 * @param p10 first day of the 80 % interval; empty if beyond 360 days
 * @param p50 the day by which half of such customers are back; empty if beyond 360 days
 * @param p90 last day of the 80 % interval; empty if beyond 360 days
 * @param back30 probability of a purchase within 30 days
 * @param back60 probability of a purchase within 60 days
 * @param back90 probability of a purchase within 90 days
 * @param recency days since the last purchase
 * @param frequency purchases in all
 * @param monetary net spend in all; {@code NaN} where the log has no amounts
 * @param tenure days since the first purchase
 * @param purchaseDays days with a purchase
 * @param nextOrder when the next order is most likely, in days after the as-of date; {@code null} if it is not expected
 * @param worth orders and spend expected within the model's horizon; {@code null} if the model does not say
 */
public record CustomerRow(
        int number,
        String id,
        int cluster,
        Basis basis,
        double churnProbability,
        double expectedDays,
        double daysIfReturning,
        OptionalInt p10,
        OptionalInt p50,
        OptionalInt p90,
        double back30,
        double back60,
        double back90,
        int recency,
        int frequency,
        double monetary,
        int tenure,
        int purchaseDays,
        @Nullable DayWindow nextOrder,
        @Nullable CustomerWorth worth) {
    /** The longest id that an index can hold, in characters. */
    public static final int MAX_ID_LENGTH = 500;

    /**
     * Refuses ids that a database cannot hold.
     *
     * @throws InvalidInputException if the id is longer than {@value #MAX_ID_LENGTH} characters or holds the character 0
     */
    public CustomerRow {
        if (id.length() > MAX_ID_LENGTH || id.indexOf(0) >= 0) {
            throw new InvalidInputException(List.of(new FieldProblem(
                    "customer " + id.substring(0, Math.min(id.length(), 40)) + "...",
                    "has an id of " + id.length() + " characters; give ids of at most " + MAX_ID_LENGTH
                            + ", none of them the character 0")));
        }
    }

    /** A customer of a loaded log with the prediction. */
    public static CustomerRow of(CustomerPrediction customer) {
        Prediction prediction = customer.prediction();
        PurchaseSummary purchases = customer.purchases();
        return new CustomerRow(
                customer.number(),
                customer.customerId(),
                prediction.cluster(),
                prediction.basis(),
                prediction.churnProbability(),
                prediction.expectedDays(),
                prediction.daysIfReturning(),
                prediction.p10(),
                prediction.p50(),
                prediction.p90(),
                1 - prediction.curve().at(30),
                1 - prediction.curve().at(60),
                1 - prediction.curve().at(90),
                purchases.recency(),
                purchases.frequency(),
                purchases.monetary(),
                purchases.tenure(),
                purchases.purchaseDays(),
                prediction.nextOrder().orElse(null),
                prediction.worth().map(CustomerWorth::of).orElse(null));
    }

    /** The risk in a word. */
    public RiskBand band() {
        return RiskBand.of(churnProbability);
    }

    /** What the customer has spent times the probability to lose them; 0 where amounts are unknown or returned. */
    public double valueAtRisk() {
        return atRisk(monetary, churnProbability);
    }

    static double atRisk(double monetary, double churnProbability) {
        return monetary > 0 ? monetary * churnProbability : 0;
    }

    /** Mean days between the customer's purchase days; {@code NaN} for a single one. */
    public double meanGap() {
        return purchaseDays > 1 ? (double) (tenure - recency) / (purchaseDays - 1) : Double.NaN;
    }
}
