package io.customerprediction.evaluation;

import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Steps;

/**
 * How models are trained, as functions: this room measures models and does not depend on how they are trained.
 *
 * @param models trains the model that is tested
 * @param mostRows rows that such a model learns from at most
 * @param original trains the forests of the original application
 */
public record Learning(Models models, int mostRows, OriginalForests original) {
    /** Trains a model on what was known on a day. */
    @FunctionalInterface
    public interface Models {
        /** The model of an as-of date, in days since 1970-01-01. Nothing after that day may be used. */
        PastModel asOf(int day, Steps steps);
    }

    /** Trains two forests with the default settings of the original application. */
    @FunctionalInterface
    public interface OriginalForests {
        /**
         * What the forests predict.
         *
         * @param known the customers to learn from
         * @param churned the first label of each of them
         * @param days the second label of each of them
         * @param asked the customers to predict
         */
        OriginalPredictions predict(Examples known, boolean[] churned, double[] days, Examples asked, Steps steps);
    }

    /**
     * Predictions of the original application's forests, customer by customer.
     *
     * @param churn probability of the label
     * @param days to the next purchase
     */
    public record OriginalPredictions(double[] churn, double[] days) {}
}
