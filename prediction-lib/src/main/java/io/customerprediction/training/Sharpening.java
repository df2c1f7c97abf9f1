package io.customerprediction.training;

import io.customerprediction.labels.Examples;
import io.customerprediction.survival.HazardModel;

/**
 * Gives the pool of a hazard model weights with a sum of {@value #SHARPNESS}, and the constant with which the mean
 * probability of a return within the horizon is what it was at the level wanted.
 */
final class Sharpening {
    /** The best value on average over the past of several logs; single dates need 0.9 to 1.3, which hardly predicts the next. */
    private static final double SHARPNESS = 1.05;

    private Sharpening() {}

    /**
     * The model as sharp as it should be, by its answers about today's customers.
     *
     * @param level logarithm of what hazards are multiplied by on average
     */
    static HazardModel of(HazardModel model, Examples today, int horizon, double level) {
        MeanReturn mean = MeanReturn.of(model, today, horizon);
        return sharpened(model, mean, mean.at(1, level));
    }

    /**
     * The model of the four inputs as sharp as it should be, at the level of the one of histories: customers of the past with the
     * same four inputs were younger on average, and more of such customers return.
     *
     * @param model the model of the four inputs
     * @param rows today's customers by the four inputs
     * @param level the mean of the model of histories, of the same customers
     */
    static HazardModel atLevelOf(MeanReturn level, HazardModel model, Examples rows, int horizon) {
        return sharpened(model, MeanReturn.of(model, rows, horizon), level.at(1, 0));
    }

    private static HazardModel sharpened(HazardModel model, MeanReturn mean, double wanted) {
        return model.with(model.pool().sharpened(SHARPNESS, mean.constantFor(SHARPNESS, wanted)));
    }
}
