package io.customerprediction.evaluation;

import io.customerprediction.model.ForecastModel;
import io.customerprediction.progress.Steps;

/**
 * A model that was trained on what was known on an as-of date of the past.
 *
 * @param model the model
 * @param rows how many rows there were to learn from
 * @param smaller trains the same model again on fewer rows
 */
public record PastModel(ForecastModel model, long rows, Smaller smaller) {
    /** Trains a model of the same date and the same settings on a sample of the rows. */
    @FunctionalInterface
    public interface Smaller {
        /** The model that learns from at most so many rows. */
        ForecastModel learningFrom(int mostRows, Steps steps);
    }
}
