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
        double constant = mean.constantFor(SHARPNESS, mean.at(1, level));
        return model.with(model.pool().sharpened(SHARPNESS, constant));
    }
}
