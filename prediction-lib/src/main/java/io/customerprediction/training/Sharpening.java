package io.customerprediction.training;

import io.customerprediction.model.HazardModel;
import java.util.Arrays;

/**
 * Gives the pool of a hazard model weights with a sum of {@value #SHARPNESS}, and the constant with which the mean
 * probability of a return within the horizon stays as it was.
 */
final class Sharpening {
    /** What the past of several logs asked for on average; single dates ask for 0.9 to 1.3 and tell little of the next. */
    private static final double SHARPNESS = 1.05;

    private static final int MOST_CUSTOMERS = 2_000;
    private static final int STEPS = 25;

    private Sharpening() {}

    /** The model as sharp as it should be, by its answers about today's customers. */
    static HazardModel of(HazardModel model, Examples today, int horizon) {
        double[] hazards = hazards(model, today, bin(model, horizon));
        double wanted = meanReturn(hazards, 1, 0);
        double constant = 0;
        for (int step = 0; step < STEPS; step++) {
            double mean = meanReturn(hazards, SHARPNESS, constant);
            constant += Math.log(Math.log1p(-wanted) / Math.log1p(-mean));
        }
        return Double.isFinite(constant) ? model.with(model.pool().sharpened(SHARPNESS, constant)) : model;
    }

    private static int bin(HazardModel model, int horizon) {
        int at = Arrays.binarySearch(model.times(), horizon);
        return Math.min(model.times().length - 1, at >= 0 ? at : -at - 1);
    }

    private static double[] hazards(HazardModel model, Examples today, int bin) {
        double[] hazards = new double[Math.min(MOST_CUSTOMERS, today.size())];
        double[] curve = new double[model.times().length];
        for (int k = 0; k < hazards.length; k++) {
            model.cumulativeHazards(today.row((int) ((long) k * today.size() / hazards.length)), 1, curve);
            hazards[k] = curve[bin];
        }
        return hazards;
    }

    private static double meanReturn(double[] hazards, double sharpness, double constant) {
        return Arrays.stream(hazards)
                .map(hazard -> -Math.expm1(-Math.exp(constant + sharpness * Math.log(hazard))))
                .average()
                .orElse(0);
    }
}
