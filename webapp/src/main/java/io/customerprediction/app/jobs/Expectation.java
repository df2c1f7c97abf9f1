package io.customerprediction.app.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.customerprediction.Prediction;
import io.customerprediction.Worth;
import io.customerprediction.history.LogFingerprint.Relation;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of all customers of a batch together.
 *
 * @param customers how many have a prediction
 * @param churned expected to buy nothing within the horizon
 * @param returns how many are expected to buy again
 * @param ahead orders and spend that are expected within the horizon
 * @param valueAtRisk what they have spent times the probability to lose them
 * @param horizonDays the window that churn is about
 * @param model that answered
 * @param modelLog whether the model was tested on this log; {@code null} if the batch is no log, or an older one
 */
public record Expectation(
        long customers,
        double churned,
        @JsonUnwrapped Returns returns,
        @JsonUnwrapped Ahead ahead,
        double valueAtRisk,
        int horizonDays,
        String model,
        @Nullable Relation modelLog) {

    /**
     * How many customers are expected to buy again within 30, 60 and 90 days.
     *
     * @param back30 within 30 days
     * @param back60 within 60 days
     * @param back90 within 90 days
     */
    public record Returns(double back30, double back60, double back90) {}

    /**
     * What is expected of all customers within the horizon; 0 where the model does not say, and in results of older releases.
     *
     * @param expectedOrders days with a purchase
     * @param spendAtStake net spend; 0 without amounts, too
     */
    public record Ahead(double expectedOrders, double spendAtStake) {}

    /** Adds up customers as they come. For one thread. */
    static final class Sum {
        private long customers;
        private double churned;
        private double back30;
        private double back60;
        private double back90;
        private double expectedOrders;
        private double spendAtStake;
        private double valueAtRisk;

        /** One customer more; {@code monetary} may be {@code NaN}. */
        void add(Prediction prediction, double monetary) {
            customers++;
            churned += prediction.churnProbability();
            back30 += 1 - prediction.curve().at(30);
            back60 += 1 - prediction.curve().at(60);
            back90 += 1 - prediction.curve().at(90);
            Worth worth = prediction.worth().orElse(null);
            if (worth != null) {
                expectedOrders += worth.expectedOrders();
                spendAtStake += worth.spend().map(spend -> spend.mean()).orElse(0.0);
            }
            valueAtRisk += monetary > 0 ? monetary * prediction.churnProbability() : 0;
        }

        long customers() {
            return customers;
        }

        Expectation of(int horizonDays, String model, @Nullable Relation modelLog) {
            return new Expectation(
                    customers,
                    churned,
                    new Returns(back30, back60, back90),
                    new Ahead(expectedOrders, spendAtStake),
                    valueAtRisk,
                    horizonDays,
                    model,
                    modelLog);
        }
    }
}
